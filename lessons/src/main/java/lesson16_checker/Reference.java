package lesson16_checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The executor of lessons 12 to 15, whole: the one that the mutants are made of. */
public final class Reference implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        return new Pool(maxWorkers, starter);
    }

    /** Lesson 12: the queue and the count of workers change together, under one lock. */
    private static final class Pool implements SmallExecutor {
        private final Object lock = new Object();
        private final int maxWorkers;
        private final ThreadStarter starter;
        /** Guarded by the lock, as is the count. */
        private final ArrayDeque<Task> tasks = new ArrayDeque<>();

        private int workers;

        Pool(int maxWorkers, ThreadStarter starter) {
            this.maxWorkers = maxWorkers;
            this.starter = starter;
        }

        @Override
        public Result submit(IntSupplier body) {
            Task task = new Task(body);
            synchronized (lock) {
                tasks.addLast(task);
                try {
                    maybeStartWorker();
                } catch (RuntimeException | Error notStarted) {
                    if (workers == 0) {
                        tasks.removeLast();
                        throw notStarted;
                    }
                }
            }
            return task;
        }

        private void maybeStartWorker() {
            if (workers < maxWorkers) {
                workers++;
                try {
                    starter.start(this::work);
                } catch (RuntimeException | Error notStarted) {
                    countOut();
                    throw notStarted;
                }
            }
        }

        private void countOut() {
            workers--;
        }

        private void work() {
            for (Task task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private @Nullable Task next() {
            synchronized (lock) {
                Task task = tasks.pollFirst();
                if (task == null) {
                    countOut();
                }
                return task;
            }
        }

        @Override
        public int workers() {
            synchronized (lock) {
                return workers;
            }
        }
    }

    /** Lessons 13 to 15: completed once, waited for, listened to. */
    private static final class Task implements SmallExecutor.Result {
        private enum State {
            PENDING,
            SUCCEEDED,
            FAILED,
            CANCELLED
        }

        private final IntSupplier body;
        /** Guarded by this. */
        private final List<Listening> listeners = new ArrayList<>();
        /** Written under the monitor, before the state, and read after it. */
        private int value;
        /** As the value. */
        private @Nullable Throwable failure;
        /** Written under the monitor, once, and read without it: it publishes value and failure. */
        private volatile State state = State.PENDING;

        Task(IntSupplier body) {
            this.body = body;
        }

        /** Called once, by the worker that took it. */
        void run() {
            if (isDone()) {
                return;
            }
            try {
                complete(State.SUCCEEDED, body.getAsInt(), null);
            } catch (Throwable thrown) {
                complete(State.FAILED, 0, thrown);
            }
        }

        private boolean complete(State end, int result, @Nullable Throwable thrown) {
            List<Listening> told;
            synchronized (this) {
                if (isDone()) {
                    return false;
                }
                value = result;
                failure = thrown;
                state = end;
                told = List.copyOf(listeners);
                listeners.clear();
            }
            wake();
            told.forEach(listening -> listening.tell());
            return true;
        }

        private synchronized void wake() {
            notifyAll();
        }

        @Override
        public boolean cancel() {
            return complete(State.CANCELLED, 0, null);
        }

        @Override
        public boolean isDone() {
            return state != State.PENDING;
        }

        @Override
        public int get() throws InterruptedException {
            if (!isDone()) {
                synchronized (this) {
                    while (!isDone()) {
                        wait();
                    }
                }
            }
            if (state == State.CANCELLED) {
                throw new CancellationException();
            }
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return value;
        }

        // @start region="register"
        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            Listening listening = new Listening(this, listener);
            synchronized (this) {
                if (!isDone()) {
                    listeners.add(listening);
                    return listening;
                }
            }
            listening.tell();
            return listening;
        }
        // @end

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }

        private synchronized void remove(Listening listening) {
            listeners.remove(listening);
        }
    }

    /** A listener that is registered with a task. */
    private static final class Listening implements SmallExecutor.Registration {
        private final Task task;
        private final Runnable listener;

        Listening(Task task, Runnable listener) {
            this.task = task;
            this.listener = listener;
        }

        void tell() {
            try {
                listener.run();
            } catch (RuntimeException stopsNobody) {
                // the others are to be told, too
            }
        }

        @Override
        public void close() {
            task.remove(this);
        }
    }
}
