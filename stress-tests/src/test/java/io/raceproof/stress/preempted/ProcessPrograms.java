package io.raceproof.stress.preempted;

import io.raceproof.futures.ProcessSteps;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.stress.race.Race;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * A process pool whose processes are moved by hand: one replies, dies, or is killed by a cancel. Each task that was accepted ends, and
 * fails only where a process died; the pool ends, and leaves no process behind.
 */
public final class ProcessPrograms extends Race<ProcessPrograms.Crew> {
    /** The operations. */
    public interface Crew {
        /** Whether it was accepted. */
        boolean submit();

        /** Each process that has a task replies. */
        void reply();

        /** A process dies, if there is one. */
        void die();

        /** Cancels the task that was accepted last, if there is one, and interrupts it. */
        void cancelLast();

        void shutdown(ShutdownMode mode);

        /** Shuts it down, lets processes reply until it has ended; what is not as it should be. */
        String state() throws InterruptedException;
    }

    /** What is observed. */
    public static String stateOf(boolean ended, long processes, boolean failedAlive, boolean untold) {
        return (ended ? "ended, " : "not ended, ") + processes + " processes left"
                + (failedAlive ? ", a task failed whose process did not die" : "")
                + (untold ? ", somebody was not told" : "");
    }

    /** For one thread. */
    private static final class Plain implements Crew {
        private boolean closed;

        @Override
        public boolean submit() {
            return !closed;
        }

        @Override
        public void reply() {}

        @Override
        public void die() {}

        @Override
        public void cancelLast() {}

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
        }

        @Override
        public String state() {
            return stateOf(true, 0, false, false);
        }
    }

    /** Looks whether it is closed, and queues in a second step. */
    private static final class Unprotected implements Crew {
        private final Deque<FutureTask<String>> queue = new ArrayDeque<>();
        private final List<FutureTask<String>> accepted = new ArrayList<>();
        private volatile boolean closed;

        @Override
        public boolean submit() {
            if (closed) {
                return false;
            }
            FutureTask<String> task = new FutureTask<>(() -> "done");
            synchronized (accepted) {
                accepted.add(task);
            }
            if (!closed) {
                synchronized (queue) {
                    queue.add(task);
                }
            }
            return true;
        }

        @Override
        public void reply() {
            FutureTask<String> task;
            synchronized (queue) {
                task = queue.poll();
            }
            if (task != null) {
                task.run();
            }
        }

        @Override
        public void die() {}

        @Override
        public void cancelLast() {}

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
        }

        private boolean hasWork() {
            synchronized (queue) {
                return !queue.isEmpty();
            }
        }

        @Override
        public String state() {
            while (hasWork()) {
                reply();
            }
            return stateOf(accepted.stream().allMatch(FutureTask::isDone), 0, false, false);
        }
    }

    /** For the lenses. */
    public ProcessPrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("one worker", () -> new ProcessSteps(1, true, Long.MAX_VALUE));
        fixed("two workers", () -> new ProcessSteps(2, true, Long.MAX_VALUE));
        fixed("a process for each task", () -> new ProcessSteps(1, true, 1));
        fixed("a death breaks it", () -> new ProcessSteps(2, false, Long.MAX_VALUE));

        var submit = query("submit", Crew::submit);
        var reply = action("reply", Crew::reply);
        action("die", Crew::die);
        var cancel = action("cancelLast", Crew::cancelLast);
        var shutdown = action("shutdown", Crew::shutdown, ShutdownMode.values());
        before(submit);
        orBefore(submit, submit);
        orBefore(submit, reply);
        orBefore(submit, shutdown.with(ShutdownMode.DRAIN));
        actor(reply);
        actor(submit);
        actor(cancel);
        observe(Crew::state);
    }
}
