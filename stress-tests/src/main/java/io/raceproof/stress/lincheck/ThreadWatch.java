package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.CondensedTrace.Phase;
import io.raceproof.stress.lincheck.Step.Kind;
import java.util.ArrayList;
import java.util.List;

/** What each actor of an interleaving does between two steps: how far it is, and the calls it is inside of. */
final class ThreadWatch {
    private static final int MOST_CALLS = 6;

    private final Code code;
    private final int threads;
    private final int[] last;
    private final int[] ends;

    /** Of an interleaving. */
    ThreadWatch(Interleaving interleaving, Code code) {
        this.code = code;
        this.threads = interleaving.threads().size();
        this.last = new int[threads];
        this.ends = new int[threads];
        java.util.Arrays.fill(last, -1);
        java.util.Arrays.fill(ends, -1);
        List<Step> steps = code.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean waits = step.isOpen() || (step.lock() != null && step.lock().done() == LockUse.NEVER);
            ends[step.thread()] = waits ? Integer.MAX_VALUE : Math.max(ends[step.thread()], i);
        }
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        last[code.steps().get(index).thread()] = index;
    }

    /** The last step of an actor, or -1. */
    static int lastOfActors(List<Step> steps) {
        int end = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).thread() != 0) {
                end = i;
            }
        }
        return end;
    }

    /** What each actor does now. */
    List<CondensedTrace.Doing> doing() {
        List<CondensedTrace.Doing> doing = new ArrayList<>();
        for (int thread = 1; thread < threads; thread++) {
            Phase phase = last[thread] < 0 ? Phase.NOT_BEGUN : last[thread] >= ends[thread] ? Phase.ENDED : Phase.RUNS;
            doing.add(new CondensedTrace.Doing(thread, phase, phase == Phase.RUNS ? stackOf(last[thread]) : List.of()));
        }
        return doing;
    }

    private List<String> stackOf(int index) {
        List<String> stack = new ArrayList<>();
        List<Step> steps = code.steps();
        for (int i = index;
                i >= 0 && stack.size() < MOST_CALLS;
                i = steps.get(i).caller()) {
            Step step = steps.get(i);
            if (!code.isIn(step)) {
                continue;
            }
            if (stack.isEmpty() && step.kind() == Kind.CALL && isInside(i, index)) {
                stack.add(FieldWatch.shortened(step.text()).replaceFirst("\\): .*$", ")"));
            }
            String frame = methodOf(step.location());
            if (stack.isEmpty() || !stack.get(stack.size() - 1).equals(frame)) {
                stack.add(frame);
            }
        }
        return stack;
    }

    /** Whether the call had not returned at that step. */
    private boolean isInside(int call, int index) {
        Step step = code.steps().get(call);
        return step.isOpen() || step.returned() >= index;
    }

    private static String methodOf(Step.Location location) {
        String method = location.method().replaceFirst("^lambda\\$(\\w+)\\$.*", "lambda in $1");
        return method + (location.line() > 0 ? ", line " + location.line() : "");
    }
}
