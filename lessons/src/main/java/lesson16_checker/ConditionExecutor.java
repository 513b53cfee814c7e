package lesson16_checker;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Right, with one lock and one condition for the whole executor; a worker is counted under the lock, and started after it. */
public final class ConditionExecutor implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        return new Pool(maxWorkers, starter);
    }

    private static final class Pool implements SmallExecutor {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition completion = lock.newCondition();
        private final int maxWorkers;
        private final ThreadStarter starter;
        private final ArrayDeque<Task> tasks = new ArrayDeque<>();
        private int workers;

        Pool(int maxWorkers, ThreadStarter starter) {
            this.maxWorkers = maxWorkers;
            this.starter = starter;
        }

        @Override
        public Result submit(IntSupplier body) {
            Task task = new Task(this, body);
            if (isReserved(task)) {
                try {
                    starter.start(this::work);
                } catch (RuntimeException | Error notStarted) {
                    if (isTakenBack(task)) {
                        throw notStarted;
                    }
                }
            }
            return task;
        }

        private boolean isReserved(Task task) {
            lock.lock();
            try {
                tasks.add(task);
                boolean room = workers < maxWorkers;
                workers += room ? 1 : 0;
                return room;
            } finally {
                lock.unlock();
            }
        }

        private boolean isTakenBack(Task task) {
            lock.lock();
            try {
                workers--;
                return workers == 0 && tasks.remove(task);
            } finally {
                lock.unlock();
            }
        }

        private void work() {
            Task task = next();
            while (task != null) {
                task.run();
                task = next();
            }
        }

        private @Nullable Task next() {
            lock.lock();
            try {
                workers -= tasks.isEmpty() ? 1 : 0;
                return tasks.poll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int workers() {
            lock.lock();
            try {
                return workers;
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Task implements SmallExecutor.Result {
        private final Pool pool;
        private final IntSupplier body;
        private Map<Object, Runnable> listeners = new LinkedHashMap<>();
        private boolean done;
        private boolean cancelled;
        private int value;
        private @Nullable Throwable failure;

        Task(Pool pool, IntSupplier body) {
            this.pool = pool;
            this.body = body;
        }

        void run() {
            if (isDone()) {
                return;
            }
            int result = 0;
            Throwable thrown = null;
            try {
                result = body.getAsInt();
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            end(result, thrown, false);
        }

        private boolean end(int result, @Nullable Throwable thrown, boolean cancellation) {
            Map<Object, Runnable> told;
            pool.lock.lock();
            try {
                if (done) {
                    return false;
                }
                done = true;
                cancelled = cancellation;
                value = result;
                failure = thrown;
                told = listeners;
                listeners = Map.of();
                pool.completion.signalAll();
            } finally {
                pool.lock.unlock();
            }
            for (Runnable listener : told.values()) {
                try {
                    listener.run();
                } catch (RuntimeException stopsNobody) {
                    // the others are to be told, too
                }
            }
            return true;
        }

        @Override
        public boolean cancel() {
            return end(0, null, true);
        }

        @Override
        public boolean isDone() {
            pool.lock.lock();
            try {
                return done;
            } finally {
                pool.lock.unlock();
            }
        }

        @Override
        public int get() throws InterruptedException {
            pool.lock.lockInterruptibly();
            try {
                while (!done) {
                    pool.completion.await();
                }
                if (cancelled) {
                    throw new CancellationException();
                }
                if (failure != null) {
                    throw new CompletionException(failure);
                }
                return value;
            } finally {
                pool.lock.unlock();
            }
        }

        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            Object key = new Object();
            boolean late;
            pool.lock.lock();
            try {
                late = done;
                if (!late) {
                    listeners.put(key, listener);
                }
            } finally {
                pool.lock.unlock();
            }
            if (late) {
                try {
                    listener.run();
                } catch (RuntimeException stopsNobody) {
                    // as for those who were early
                }
            }
            return () -> remove(key);
        }

        private void remove(Object key) {
            pool.lock.lock();
            try {
                if (!done) {
                    listeners.remove(key);
                }
            } finally {
                pool.lock.unlock();
            }
        }

        @Override
        public int registrations() {
            pool.lock.lock();
            try {
                return listeners.size();
            } finally {
                pool.lock.unlock();
            }
        }
    }
}
