package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.LockUse.Action;
import io.raceproof.stress.lincheck.Step.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jetbrains.lincheck.util.LincheckAnalysisAbortedError;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link LockUse}s in Lincheck's trace, for {@link TraceReader}. Monitors are named by {@link Witness}, locks and
 * conditions of java.util.concurrent also by the field that holds them. A thread has got what it wanted when it goes on: at
 * the return of the call, or for a monitor at its next step.
 */
final class LockTracer {
    private static final String LOCKS = "java.util.concurrent.locks.";

    private final List<Step> steps;
    private final Map<Integer, String> witnessed = new HashMap<>();

    /** The objects that have a name, each with its name. */
    private final Map<String, Set<String>> objects = new HashMap<>();

    /** Calls that were cut off: the trace has a return for them all the same. */
    private final Set<Integer> unreturned = new HashSet<>();

    /** Adds to these steps what it finds out later. */
    LockTracer(List<Step> steps) {
        this.steps = steps;
    }

    /** Whether the call is a witness's, which is then remembered for the next use of a lock. */
    boolean isWitness(MethodCallTracePoint call) {
        if (!className(call).equals(Witness.class.getName())) {
            return false;
        }
        List<String> parameters = call.getParameters();
        if (parameters != null && parameters.size() == 2) {
            String name = parameters.get(1).replace("\"", "");
            String object = parameters.get(0);
            String both = name.isEmpty() ? object : name + " (" + object + ")";
            witnessed.put(call.getIThread(), both);
            objects.computeIfAbsent(name.isEmpty() ? object : name, any -> new HashSet<>())
                    .add(both);
        }
        return true;
    }

    /** What a monitor's event does; not yet known to be done if the thread may have to wait. */
    @Nullable
    LockUse useOf(TracePoint point) {
        Action action = null;
        if (point instanceof MonitorEnterTracePoint) {
            action = Action.ENTER;
        } else if (point instanceof MonitorExitTracePoint) {
            action = Action.LEAVE;
        } else if (point instanceof WaitTracePoint) {
            action = Action.WAIT;
        } else if (point instanceof NotifyTracePoint) {
            action = Action.NOTIFY;
        }
        return action == null ? null : use(point, action, "", true);
    }

    /** What a call does to a lock or condition of java.util.concurrent; what those do inside is theirs. */
    @Nullable
    LockUse useOf(MethodCallTracePoint call) {
        if (!className(call).startsWith(LOCKS)
                || call.getStackTraceElement().getClassName().replace('/', '.').startsWith("java.")) {
            return null;
        }
        Action action = switch (call.getMethodName()) {
            case "lock", "lockInterruptibly" -> Action.ENTER;
            case "tryLock" -> call.toString().contains(": true") ? Action.ENTER : null;
            case "unlock" -> Action.LEAVE;
            case "await", "awaitUninterruptibly", "awaitNanos", "awaitUntil" -> Action.WAIT;
            case "signal", "signalAll" -> Action.NOTIFY;
            default -> null;
        };
        if (call.getThrownException() instanceof LincheckAnalysisAbortedError) {
            unreturned.add(steps.size());
        }
        String owner = call.getOwnerName();
        return action == null ? null : use(call, action, owner == null ? "" : owner, false);
    }

    private LockUse use(TracePoint point, Action action, String name, boolean monitor) {
        String known = action == Action.LEAVE && monitor ? null : witnessed.remove(point.getIThread());
        boolean mayWait = action == Action.ENTER || action == Action.WAIT;
        int done = mayWait ? LockUse.NEVER : steps.size();
        return new LockUse(action, known == null ? name : known, known != null, monitor, done);
    }

    /** A call has returned: it has what it wanted. */
    void returned(int step) {
        LockUse use = step < 0 ? null : steps.get(step).lock();
        if (use != null && use.done() == LockUse.NEVER && !unreturned.contains(step)) {
            steps.set(step, steps.get(step).with(use.doneAt(steps.size() - 1)));
        }
    }

    /** The trace is complete: a thread that went on after it wanted a monitor has got it. */
    void end() {
        shortenNames();
        Map<Integer, Integer> nextOf = new HashMap<>();
        Map<Integer, Boolean> nextIsWait = new HashMap<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            LockUse use = step.lock();
            int thread = step.thread();
            if (use != null && use.monitor() && use.done() == LockUse.NEVER && nextOf.containsKey(thread)) {
                boolean atOnce = use.action() == Action.ENTER && !nextIsWait.getOrDefault(thread, false);
                steps.set(i, step.with(use.doneAt(atOnce ? i : nextOf.get(thread))));
            }
            nextIsWait.put(thread, step.kind() == Kind.SWITCH && step.text().contains("(reason: "));
            if (step.kind() != Kind.SWITCH || !nextIsWait.get(thread)) {
                nextOf.put(thread, i);
            }
        }
    }

    /** Where only one object has the name, and the object no other name, the name will do. */
    private void shortenNames() {
        Map<String, Set<String>> namesOf = new HashMap<>();
        objects.forEach((name, all) -> all.forEach(both ->
                namesOf.computeIfAbsent(objectIn(both), o -> new HashSet<>()).add(name)));
        Map<String, String> shorter = new HashMap<>();
        objects.forEach((name, all) -> {
            String both = all.iterator().next();
            if (all.size() == 1
                    && namesOf.getOrDefault(objectIn(both), Set.of()).size() == 1) {
                shorter.put(both, name);
            }
        });
        steps.replaceAll(step -> {
            LockUse use = step.lock();
            return use == null || !use.certain()
                    ? step
                    : step.with(use.called(shorter.getOrDefault(use.lock(), use.lock())));
        });
    }

    private static String objectIn(String both) {
        return both.endsWith(")") ? both.substring(both.lastIndexOf('(') + 1, both.length() - 1) : both;
    }

    private static String className(MethodCallTracePoint call) {
        return call.getClassName().replace('/', '.');
    }
}
