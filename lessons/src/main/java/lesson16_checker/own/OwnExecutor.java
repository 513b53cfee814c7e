package lesson16_checker.own;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import lesson12_creating.CrewPool;
import lesson12_creating.LazyPool;
import lesson13_future.OwnFuture;
import lesson13_future.SmallFuture;
import lesson14_waiting.BoundedQueue;
import lesson14_waiting.OwnQueue;
import lesson15_completed.Completing;
import lesson15_completed.OwnCells;
import lesson16_checker.SmallExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The learner's own answers to lessons 12 to 15, put together: the pool starts the workers, the future holds the value, the queue is
 * closed when it is there, the cell calls the listeners.
 *
 * <pre>
 *   CrewPool ──► Task.run ──► OwnFuture.complete ──► OwnQueue.close ──► OwnCells' cell: listeners
 *                                    get: waits in take until the queue is closed ▲
 * </pre>
 */
public final class OwnExecutor implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        LazyPool pool = new CrewPool(maxWorkers, worker -> starter.start(worker));
        return new SmallExecutor() {
            @Override
            public Result submit(IntSupplier body) {
                Task task = new Task(body);
                pool.submit(() -> task.run());
                return task;
            }

            @Override
            public int workers() {
                return pool.workers();
            }
        };
    }

    private static final class Task implements SmallExecutor.Result {
        private final IntSupplier body;
        private final SmallFuture future = new OwnFuture();
        private final BoundedQueue pending = new OwnQueue(1);
        private final Completing.Cell cell = new OwnCells().cell();
        /** Written by the worker before it completes the future, and read after that. */
        private @Nullable Throwable failure;

        Task(IntSupplier body) {
            this.body = body;
        }

        void run() {
            if (future.isDone()) {
                return;
            }
            SmallFuture.Report report = new SmallFuture.Report();
            try {
                report.setPages(body.getAsInt());
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
            if (future.complete(report)) {
                tell();
            }
        }

        private void tell() {
            pending.close();
            cell.complete(0);
        }

        @Override
        public boolean cancel() {
            boolean cancelled = future.cancel();
            if (cancelled) {
                tell();
            }
            return cancelled;
        }

        @Override
        public boolean isDone() {
            return future.isDone();
        }

        @Override
        public int get() throws InterruptedException {
            pending.take();
            SmallFuture.Report report = future.get();
            if (report == null) {
                throw new CancellationException();
            }
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return report.pages();
        }

        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            Completing.Registration registration = cell.whenDone(value -> listener.run());
            return () -> registration.close();
        }

        @Override
        public int registrations() {
            return cell.registrations();
        }
    }
}
