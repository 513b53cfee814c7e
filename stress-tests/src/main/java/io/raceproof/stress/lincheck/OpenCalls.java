package io.raceproof.stress.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls that had not returned when an interleaving was cut off. A thread whose innermost open call is one of
 * java.util.concurrent, or of Thread, waits in it; a thread that is in code of its own runs. Locks are for
 * {@link LockWatch}.
 */
final class OpenCalls {
    private final List<Step> steps;
    private final List<String> threads;

    /** Of an interleaving. */
    OpenCalls(List<Step> steps, List<String> threads) {
        this.steps = steps;
        this.threads = threads;
    }

    /** The actors that wait, but for those of which it is known. */
    List<CondensedTrace.Stuck> waits(Set<Integer> known) {
        List<CondensedTrace.Stuck> waits = new ArrayList<>();
        for (int thread = 1; thread < threads.size(); thread++) {
            Step call = known.contains(thread) ? null : innermost(thread);
            if (call != null && isWait(call)) {
                waits.add(new CondensedTrace.Stuck(thread, false, call.text(), call.location(), usersOf(call)));
            }
        }
        return waits;
    }

    /** The innermost open calls, of those threads of which each waits in it. */
    Set<Step> waiting() {
        Set<Step> waiting = new HashSet<>();
        for (int thread = 1; thread < threads.size(); thread++) {
            Step call = innermost(thread);
            boolean inMonitor = steps.stream()
                    .anyMatch(step -> step.lock() != null
                            && step.lock().monitor()
                            && step.lock().done() == LockUse.NEVER
                            && step.thread() == (call == null ? -1 : call.thread()));
            if (call != null && isWait(call) && !inMonitor) {
                waiting.add(call);
            }
        }
        return waiting;
    }

    private static boolean isWait(Step call) {
        return call.isConcurrentCall() || call.text().matches("(LockSupport|Thread)\\..*");
    }

    /** The last open call that is not made by the JDK. */
    private @Nullable Step innermost(int thread) {
        Step found = null;
        for (Step step : steps) {
            if (step.thread() == thread
                    && step.isOpen()
                    && !step.location().isOfJdk()
                    && step.location().line() > 0) {
                found = step;
            }
        }
        return found;
    }

    /** What the others did last to the object that the call is of. */
    private String usersOf(Step call) {
        Subject subject = call.subject();
        if (subject == null) {
            return "";
        }
        List<String> uses = new ArrayList<>();
        for (int thread = 0; thread < threads.size(); thread++) {
            Step last = thread == call.thread() ? null : lastCallOf(thread, subject.id());
            if (last != null && last.isOpen() && last.text().equals(call.text())) {
                uses.add("as " + threads.get(thread) + " does");
            } else if (last != null) {
                uses.add("the last call of " + threads.get(thread) + " is " + last.text() + " at " + last.location());
            }
        }
        return uses.isEmpty() ? "which no other thread has used" : String.join(", ", uses);
    }

    private @Nullable Step lastCallOf(int thread, String id) {
        Step found = null;
        for (Step step : steps) {
            Subject subject = step.subject();
            boolean same = step.kind() == Step.Kind.CALL
                    && subject != null
                    && subject.id().equals(id);
            if (same
                    && step.thread() == thread
                    && !step.location().isOfJdk()
                    && !step.text().contains("<init>")) {
                found = step;
            }
        }
        return found;
    }
}
