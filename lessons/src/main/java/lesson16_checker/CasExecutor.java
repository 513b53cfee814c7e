package lesson16_checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Right, without locks: each decision is a compare-and-set. */
public final class CasExecutor implements SmallExecutor.Factory {
    @Override
    public SmallExecutor make(int maxWorkers, SmallExecutor.ThreadStarter starter) {
        return new Pool(maxWorkers, starter);
    }

    private static final class Pool implements SmallExecutor {
        private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
        private final AtomicInteger workers = new AtomicInteger();
        private final int maxWorkers;
        private final ThreadStarter starter;

        Pool(int maxWorkers, ThreadStarter starter) {
            this.maxWorkers = maxWorkers;
            this.starter = starter;
        }

        @Override
        public Result submit(IntSupplier body) {
            Task task = new Task(body);
            tasks.add(task);
            if (isReserved()) {
                try {
                    starter.start(this::work);
                } catch (RuntimeException | Error notStarted) {
                    if (workers.decrementAndGet() == 0 && tasks.remove(task)) {
                        throw notStarted;
                    }
                }
            }
            return task;
        }

        private boolean isReserved() {
            int before = workers.get();
            while (before < maxWorkers && !workers.compareAndSet(before, before + 1)) {
                before = workers.get();
            }
            return before < maxWorkers;
        }

        private void work() {
            do {
                for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                workers.decrementAndGet();
            } while (!tasks.isEmpty() && isReserved());
        }

        @Override
        public int workers() {
            return workers.get();
        }
    }

    /** An end, or those who wait for it; never changed. */
    private record State(boolean done, int value, @Nullable Throwable failure, List<Listening> listeners) {
        State with(List<Listening> others) {
            return new State(done, value, failure, others);
        }
    }

    private static final class Task implements SmallExecutor.Result {
        private final IntSupplier body;
        private final CountDownLatch completed = new CountDownLatch(1);
        private final AtomicReference<State> state = new AtomicReference<>(new State(false, 0, null, List.of()));

        Task(IntSupplier body) {
            this.body = body;
        }

        void run() {
            if (isDone()) {
                return;
            }
            State end;
            try {
                end = new State(true, body.getAsInt(), null, List.of());
            } catch (Throwable thrown) {
                end = new State(true, 0, new CompletionException(thrown), List.of());
            }
            complete(end);
        }

        private boolean complete(State end) {
            State before = state.getAndUpdate(now -> now.done() ? now : end);
            if (before.done()) {
                return false;
            }
            completed.countDown();
            before.listeners().forEach(listening -> listening.tell());
            return true;
        }

        @Override
        public boolean cancel() {
            return complete(new State(true, 0, new CancellationException(), List.of()));
        }

        @Override
        public boolean isDone() {
            return state.get().done();
        }

        @Override
        public int get() throws InterruptedException {
            State end = state.get();
            while (!end.done()) {
                completed.await();
                end = state.get();
            }
            if (end.failure() instanceof CancellationException) {
                throw new CancellationException();
            }
            if (end.failure() != null) {
                throw new CompletionException(end.failure().getCause());
            }
            return end.value();
        }

        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            Listening listening = new Listening(this, listener);
            State before = state.getAndUpdate(now -> now.done() ? now : now.with(plus(listening, now.listeners())));
            if (before.done()) {
                listening.tell();
            }
            return listening;
        }

        /** The last one is told first: no order is promised. */
        private static List<Listening> plus(Listening one, List<Listening> listeners) {
            List<Listening> more = new ArrayList<>(List.of(one));
            more.addAll(listeners);
            return more;
        }

        @Override
        public int registrations() {
            return state.get().listeners().size();
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
            task.state.updateAndGet(now -> now.with(
                    now.listeners().stream().filter(other -> other != this).toList()));
        }
    }
}
