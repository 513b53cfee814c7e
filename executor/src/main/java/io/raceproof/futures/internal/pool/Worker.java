package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.park.AdaptiveSpin;
import io.raceproof.futures.internal.park.Parker;
import org.jspecify.annotations.Nullable;

/** One thread of a pool: takes futures from the queue and runs them until the queue is closed. */
final class Worker extends ThreadRunner {
    private final Workers workers;
    private final boolean first;

    /** Whether this worker is the one that looks for work. Written by the thread that holds the role or hands it over. */
    boolean searching;

    /**
     * How many tasks it has taken since it found the queue empty; above zero, it is busy. Written by its own thread, read
     * under the lock of {@link Workers} by the thread that stops the pool: one that knows that a task has started sees it. For
     * others it is a data race by the letter (JLS 17.4.5) of which every value is right: a thread that reads it too low takes the
     * worker for a free one, and the task that is kept for it waits until it is.
     */
    int streak;

    /** How long it looks for work before it goes idle. Used by its own thread alone. */
    final AdaptiveSpin spin = new AdaptiveSpin(1);

    /** Whether this worker stands in the idle list. Written under the lock of {@link Workers}. */
    volatile boolean idle;

    /** When it went idle last. Guarded by the lock of {@link Workers}. */
    long idleSince;

    /** Set by this thread before it goes idle for the first time, read under the lock of {@link Workers}. */
    private @Nullable Parker parker;

    /** {@code first}: whether no other worker lives. */
    Worker(Workers workers, boolean first) {
        this.workers = workers;
        this.first = first;
    }

    /**
     * The life of the thread. It often begins on the processor of the one who started it. If the pool has no other, that
     * one is likely to wait for the result, and when the first work is done, goes first.
     */
    @SuppressWarnings("ThreadPriorityCheck") // for speed only: it may have no effect
    void live() {
        bind();
        try {
            if (workers.initialize(this)) {
                runAll();
                if (first) {
                    Thread.yield();
                }
                while (workers.awaitWork(this)) {
                    runAll();
                }
            }
        } finally {
            workers.died(this);
        }
    }

    /** Runs what there is. A method of its own: it is entered often, so that what the JIT has made of it is soon used. */
    private void runAll() {
        AbstractFuture<?> future = workers.takeFirst(this);
        if (future != null) {
            long start = System.nanoTime();
            runOne(future);
            workers.firstTaskTook(System.nanoTime() - start);
            while ((future = workers.take(this)) != null) {
                runOne(future);
            }
        }
    }

    private void runOne(AbstractFuture<?> future) {
        run(future);
        Thread.interrupted(); // the interrupt was for the task that has ended
    }

    /** A thread that stopped the pool in between may have counted this worker, which had taken the task already, as free. */
    @Override
    protected void begun() {
        workers.startForKept();
    }

    /**
     * The result is about to be seen, and a thread that sees it may submit at once: this worker must search by then, or that
     * submit starts another thread.
     */
    @Override
    protected void beforeCompleting() {
        workers.searchSoon(this);
        workers.releasePermit();
    }

    /** A callback may run long, or submit and wait: another worker has to search. */
    @Override
    protected void runCallbacks(Runnable callbacks) {
        workers.stopSearching(this);
        callbacks.run();
    }

    Parker parker() {
        Parker p = parker;
        if (p == null) {
            p = Parker.ofCurrentThread();
            parker = p;
        }
        return p;
    }

    void wake() {
        if (parker != null) {
            parker.unpark();
        }
    }
}
