package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.LockUse.Action;
import io.raceproof.stress.lincheck.Step.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReturnedValueResult;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link LockUse}s in Lincheck's trace, for {@link TraceReader}. A thread has got what it wanted when it goes on:
 * at the return of the call, or for a monitor at its next step.
 */
final class LockTracer {
    private static final String CONCURRENT = "java.util.concurrent.";

    private final List<Step> steps;

    /** The lock that a lock for reading or writing belongs to, by the tool's numbers. */
    private final Map<String, String> wholes = new HashMap<>();

    /** Adds to these steps what it finds out later. */
    LockTracer(List<Step> steps) {
        this.steps = steps;
    }

    /** The lock that a lock for reading or writing belongs to, by the tool's numbers. */
    Map<String, String> wholes() {
        return wholes;
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

    /** What a call does to a lock, semaphore or condition of java.util.concurrent; what those do inside is theirs. */
    @Nullable
    LockUse useOf(MethodCallTracePoint call) {
        rememberWhole(call);
        boolean fromJdk =
                call.getStackTraceElement().getClassName().replace('/', '.').startsWith("java.");
        boolean isLock = className(call).startsWith(CONCURRENT + "locks.")
                || className(call).equals(CONCURRENT + "Semaphore");
        if (!isLock || fromJdk) {
            return null;
        }
        boolean refused = call.toString().contains(": false");
        Action action = switch (call.getMethodName()) {
            case "lock", "lockInterruptibly", "acquire", "acquireUninterruptibly" -> Action.ENTER;
            case "tryLock", "tryAcquire" -> refused ? null : Action.ENTER;
            case "readLock", "writeLock", "readLockInterruptibly", "writeLockInterruptibly" ->
                isStamped(call) ? Action.ENTER : null;
            case "unlock", "release", "unlockRead", "unlockWrite" -> Action.LEAVE;
            case "await", "awaitUninterruptibly", "awaitNanos", "awaitUntil" -> Action.WAIT;
            case "signal", "signalAll" -> Action.NOTIFY;
            default -> null;
        };
        String owner = call.getOwnerName();
        return action == null ? null : use(call, action, owner == null ? "" : owner, false);
    }

    private static boolean isStamped(MethodCallTracePoint call) {
        return className(call).endsWith(".StampedLock");
    }

    /** Of {@code ReentrantReadWriteLock#1.readLock(): ReadLock#1}, and of the constructor. */
    private void rememberWhole(MethodCallTracePoint call) {
        Subject subject = ObjectIds.of(call.getEventId());
        String result = call.getReturnedValue() instanceof ReturnedValueResult.ValueResult value
                ? value.getValueRepresentation()
                : "";
        boolean part = result.startsWith("ReadLock#") || result.startsWith("WriteLock#");
        if (part
                && subject != null
                && call.getMethodName().endsWith("Lock")
                && !subject.id().equals(result)) {
            wholes.put(result, subject.id());
        }
    }

    private LockUse use(TracePoint point, Action action, String name, boolean monitor) {
        Subject subject = ObjectIds.of(point.getEventId());
        boolean mayWait = action == Action.ENTER || action == Action.WAIT;
        int done = mayWait ? LockUse.NEVER : steps.size();
        String id = subject == null ? name : wholes.getOrDefault(subject.id(), subject.id());
        return new LockUse(action, id, subject != null, monitor, done);
    }

    /** A call has returned: it has what it wanted. */
    void returned(int step) {
        LockUse use = step < 0 ? null : steps.get(step).lock();
        if (use != null && use.done() == LockUse.NEVER) {
            steps.set(step, steps.get(step).with(use.doneAt(steps.size() - 1)));
        }
    }

    /** The trace is complete: a thread that went on after it wanted a monitor has got it. */
    void end() {
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

    private static String className(MethodCallTracePoint call) {
        return call.getClassName().replace('/', '.');
    }
}
