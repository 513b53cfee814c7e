package lesson16_checker;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Right, with a semaphore for the workers, a latch for those who wait, and a flag for each listener. */
public final class LatchExecutor implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        return new Pool(maxWorkers, starter);
    }

    private static final class Pool implements SmallExecutor {
        private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
        private final Semaphore places;
        private final int maxWorkers;
        private final ThreadStarter starter;

        Pool(int maxWorkers, ThreadStarter starter) {
            this.maxWorkers = maxWorkers;
            this.places = new Semaphore(maxWorkers);
            this.starter = starter;
        }

        @Override
        public Result submit(IntSupplier body) {
            Task task = new Task(body);
            tasks.add(task);
            if (places.tryAcquire()) {
                try {
                    starter.start(this::work);
                } catch (RuntimeException | Error notStarted) {
                    places.release();
                    if (workers() == 0 && tasks.remove(task)) {
                        throw notStarted;
                    }
                }
            }
            return task;
        }

        private void work() {
            boolean mayGoOn = true;
            while (mayGoOn) {
                Task task = tasks.poll();
                while (task != null) {
                    task.run();
                    task = tasks.poll();
                }
                places.release();
                mayGoOn = !tasks.isEmpty() && places.tryAcquire();
            }
        }

        @Override
        public int workers() {
            return maxWorkers - places.availablePermits();
        }
    }

    /** How a task ended. */
    private record End(int value, @Nullable Throwable failure, boolean cancelled) {}

    private static final class Task implements SmallExecutor.Result {
        private final IntSupplier body;
        private final CountDownLatch completed = new CountDownLatch(1);
        private final AtomicReference<@Nullable End> end = new AtomicReference<>();
        private final List<Listening> listeners = new CopyOnWriteArrayList<>();

        Task(IntSupplier body) {
            this.body = body;
        }

        void run() {
            if (!isDone()) {
                complete(endOf(body));
            }
        }

        private static End endOf(IntSupplier body) {
            try {
                return new End(body.getAsInt(), null, false);
            } catch (Throwable thrown) {
                return new End(0, thrown, false);
            }
        }

        private boolean complete(End result) {
            if (!end.compareAndSet(null, result)) {
                return false;
            }
            completed.countDown();
            listeners.forEach(listening -> listening.tellOnce());
            return true;
        }

        @Override
        public boolean cancel() {
            return complete(new End(0, null, true));
        }

        @Override
        public boolean isDone() {
            return end.get() != null;
        }

        @Override
        public int get() throws InterruptedException {
            End result = end.get();
            while (result == null) {
                completed.await();
                result = end.get();
            }
            if (result.cancelled()) {
                throw new CancellationException();
            }
            if (result.failure() != null) {
                throw new CompletionException(result.failure());
            }
            return result.value();
        }

        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            Listening listening = new Listening(this, listener, new AtomicBoolean());
            listeners.add(listening);
            if (isDone()) {
                listening.tellOnce();
            }
            return listening;
        }

        @Override
        public int registrations() {
            return isDone() ? 0 : listeners.size();
        }
    }

    private record Listening(Task task, Runnable listener, AtomicBoolean taken) implements SmallExecutor.Registration {
        void tellOnce() {
            if (!isTaken()) {
                return;
            }
            try {
                listener.run();
            } catch (RuntimeException stopsNobody) {
                // the others are to be told, too
            }
        }

        private boolean isTaken() {
            return taken.compareAndSet(false, true) && task.listeners.remove(this);
        }

        @Override
        public void close() {
            taken.set(true);
            task.listeners.remove(this);
        }
    }
}
