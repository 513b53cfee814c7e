package io.raceproof.stress.preempted;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.stress.harness.programs.HandService;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pool over a service that runs tasks elsewhere, here by hand: whatever comes together, each task that was accepted ends before
 * the pool is told to have ended, and the service is told of each that is cancelled.
 */
public final class RemotePrograms extends Race<RemotePrograms.Remote> {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** The operations. */
    interface Remote {
        /** Whether it was accepted. */
        boolean submit();

        /** The service runs a task, if it has one that was not cancelled. */
        void run();

        void shutdown(ShutdownMode mode);

        /** Cancels the task that was accepted last, if there is one. */
        void cancelLast();

        /** Waits for the end of the pool; whether all that was accepted has ended by then. */
        boolean awaitEnd() throws InterruptedException;

        /** The same, but shuts it down before, and runs what is left. */
        boolean close() throws InterruptedException;

        /** Closes it; what has not come to its end, or has run though it was cancelled, or after the end. */
        String state() throws InterruptedException;
    }

    /** A task that was given to the pool. Its task runs in one thread; read when all have ended. */
    private static final class Given {
        volatile @Nullable Future<Integer> future;

        /** Whether somebody had been told that the pool has ended, when it was run. */
        volatile boolean late;

        /** Whether all actors had ended, when it was run. */
        volatile boolean atLast;

        boolean isCancelled() {
            Future<Integer> made = future;
            return made != null && made.isCancelled();
        }
    }

    private static final class Real implements Remote {
        private final HandService service = new HandService(HandService.Shutdown.KEEPS);
        private final PoolExecutor pool = PoolExecutor.overRemote(service);

        /** Guarded by itself. */
        private final List<Given> accepted = new ArrayList<>();

        /** Whether somebody runs what is left, and waits for the end. */
        private volatile boolean closing;

        private volatile boolean ended;
        private volatile boolean isOver;

        @Override
        public boolean submit() {
            Given given = new Given();
            try {
                given.future = pool.submit(() -> run(given));
            } catch (RejectedExecutionException e) {
                return false;
            }
            synchronized (accepted) {
                accepted.add(given);
            }
            if (closing) {
                runAll(); // who closes it may have looked before
            }
            return true;
        }

        private int run(Given given) {
            given.late = ended;
            given.atLast = isOver;
            return 0;
        }

        @Override
        public void run() {
            service.runOldest();
        }

        private void runAll() {
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
        }

        @Override
        public void cancelLast() {
            Future<Integer> last;
            synchronized (accepted) {
                last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1).future;
            }
            if (last != null) {
                last.cancel();
            }
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            pool.shutdown(mode);
        }

        @Override
        public boolean awaitEnd() throws InterruptedException {
            boolean told = pool.awaitTermination(FOREVER);
            if (told) {
                ended = true;
            }
            return told && open() == 0;
        }

        @Override
        public boolean close() throws InterruptedException {
            closing = true;
            shutdown(ShutdownMode.DRAIN);
            runAll();
            return awaitEnd();
        }

        private long open() {
            return count(given -> given.future == null || !given.future.isDone());
        }

        private long count(Predicate<Given> which) {
            synchronized (accepted) {
                return accepted.stream().filter(which).count();
            }
        }

        @Override
        public String state() throws InterruptedException {
            boolean told = ended;
            isOver = true;
            close();
            return stateOf(
                    open(),
                    count(given -> given.atLast && given.isCancelled()),
                    count(given -> told && given.late && !given.isCancelled()));
        }
    }

    private static String stateOf(long open, long unheeded, long late) {
        return open + " open, " + unheeded + " run though cancelled, " + late + " run after the end";
    }

    /** For one thread; as the control, for several. */
    private static class Plain implements Remote {
        /** With the service: for each whether it is cancelled, which it is not told of. */
        private final Deque<AtomicBoolean> queued = new ArrayDeque<>();

        private AtomicBoolean last = new AtomicBoolean();
        private boolean closed;

        @Override
        public boolean submit() {
            if (!closed) {
                last = new AtomicBoolean();
                queued.add(last);
            }
            return !closed;
        }

        @Override
        public void run() {
            queued.poll();
        }

        @Override
        public void cancelLast() {
            last.set(true);
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
            if (mode == ShutdownMode.CANCEL_PENDING) {
                queued.forEach(each -> each.set(true));
            }
        }

        @Override
        public boolean awaitEnd() throws InterruptedException {
            Waits.until(closed && queued.stream().allMatch(AtomicBoolean::get));
            return true;
        }

        @Override
        public boolean close() {
            closed = true;
            queued.clear();
            return true;
        }

        @Override
        public String state() {
            return stateOf(0, 0, 0);
        }
    }

    /** Looks whether it is closed, and hands the task on in a second step. */
    private static final class Unprotected extends Plain {
        private final HandService service = new HandService(HandService.Shutdown.KEEPS);

        /** Guarded by itself. */
        private final List<FutureTask<Integer>> accepted = new ArrayList<>();

        private volatile boolean closed;

        @Override
        public boolean submit() {
            if (closed) {
                return false;
            }
            FutureTask<Integer> task = new FutureTask<>(() -> 0);
            synchronized (accepted) {
                accepted.add(task);
            }
            if (!closed) {
                service.execute(task);
            }
            return true;
        }

        @Override
        public void run() {
            service.runOldest();
        }

        @Override
        public void cancelLast() {}

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
        }

        @Override
        public boolean awaitEnd() {
            return close();
        }

        @Override
        public boolean close() {
            closed = true;
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
            return true;
        }

        @Override
        public String state() {
            close();
            return stateOf(accepted.stream().filter(task -> !task.isDone()).count(), 0, 0);
        }
    }

    /** For the lenses. */
    public RemotePrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("remote", () -> new Real());

        var submit = query("submit", Remote::submit);
        var run = action("run", Remote::run);
        var shutdown = action("shutdown", Remote::shutdown, ShutdownMode.values());
        action("cancelLast", Remote::cancelLast);
        query("awaitEnd", Remote::awaitEnd);
        query("close", Remote::close);
        before(submit);
        orBefore(submit, shutdown.with(ShutdownMode.DRAIN));
        actor(run);
        actor(submit);
        actor(shutdown.with(ShutdownMode.CANCEL_PENDING));
        observe(Remote::state);
    }
}
