package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.futures.internal.view.ExecutorServiceView;
import io.raceproof.futures.internal.view.ViewedPool;
import io.raceproof.stress.harness.programs.ViewPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A view of {@link Workers} without threads: the thread that makes a move is the worker's thread meanwhile, and holds a monitor, as
 * a worker is one thread.
 */
public final class ViewSteps implements ViewPrograms.View {
    /** A future of the pool. */
    private static final class Queued<V> extends AbstractFuture<V> {
        Queued(Callable<V> task, QueuePermits permits) {
            super(task, permits);
        }
    }

    private final class Pool implements ViewedPool {
        @Override
        public AbstractFuture<?> submit(Callable<?> task) {
            Queued<?> future = new Queued<>(task, permits);
            workers.submit(future);
            return future;
        }

        @Override
        public void acceptNothingMore() {
            workers.close();
        }
    }

    private final QueuePermits permits = new QueuePermits(1, 1, true);
    private final Workers workers = new Workers(1, work -> new Thread(() -> {}), null, permits, ended -> {});
    private final Worker worker = new Worker(workers, true);
    private final ExecutorServiceView view = new ExecutorServiceView(new Pool(), workers);

    /** What the worker's moves hold. Not its own monitor, which cancellers take. */
    private final Object hand = new Object();

    /** A task that was accepted, and how often it has run. */
    private record Accepted(Future<?> future, AtomicInteger runs) {
        /** Whether it has ended as it should: run once, or cancelled; one that is cancelled while it runs goes on. */
        boolean isInOrder() {
            return future.isDone() && (future.isCancelled() ? runs.get() <= 1 : runs.get() == 1);
        }
    }

    /** Guarded by itself. */
    private final List<Accepted> accepted = new ArrayList<>();

    /** Whether a call of shutdownNow has returned. */
    private volatile boolean stopped;

    /** Tasks that the worker began after that without an interrupt. */
    private final AtomicInteger unheeded = new AtomicInteger();

    /** Its worker lives. */
    public ViewSteps() {
        workers.living.add(worker);
        workers.spare = false;
    }

    @Override
    public boolean submit() {
        try {
            AtomicInteger runs = new AtomicInteger();
            Accepted task = new Accepted(view.submit(() -> run(runs)), runs);
            synchronized (accepted) {
                accepted.add(task);
            }
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private int run(AtomicInteger runs) {
        if (stopped && worker.isCurrentThread() && !Thread.currentThread().isInterrupted()) {
            unheeded.incrementAndGet();
        }
        return runs.incrementAndGet();
    }

    @Override
    public void cancelLast() {
        Accepted last;
        synchronized (accepted) {
            last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
        }
        if (last != null) {
            last.future().cancel(false);
        }
    }

    @Override
    public void work() {
        runOne();
    }

    /** Whether there was a task to run. */
    private boolean runOne() {
        synchronized (hand) {
            worker.bind();
            AbstractFuture<?> future = workers.takeFirst(worker);
            if (future != null) {
                worker.run(future);
            }
            worker.streak = 0;
            WorkersSteps.unbind(worker);
            return future != null;
        }
    }

    @Override
    public void shutdown() {
        view.shutdown();
    }

    @Override
    public void shutdownNow() {
        List<Runnable> handedBack = view.shutdownNow();
        stopped = true;
        handedBack.forEach(Runnable::run);
    }

    @Override
    public String state() {
        boolean more = true;
        while (more) {
            more = runOne();
        }
        long lost = accepted.stream().filter(task -> !task.isInOrder()).count();
        return lost + " lost, " + unheeded + " not interrupted, "
                + (view.isShutdown() ? "closed" : free() + " permits");
    }

    private int free() {
        int free = 0;
        while (permits.tryAcquire()) {
            free++;
        }
        return free;
    }
}
