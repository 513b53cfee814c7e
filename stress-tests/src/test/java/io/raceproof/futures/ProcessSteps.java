package io.raceproof.futures;

import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.remote.HandWorkers;
import io.raceproof.futures.internal.remote.ProcessWorkers;
import io.raceproof.futures.internal.remote.SerializedTask;
import io.raceproof.futures.process.Codec;
import io.raceproof.stress.preempted.ProcessPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The workers of a process pool, whose processes and attendants are moved by hand. */
public final class ProcessSteps implements ProcessPrograms.Crew {
    private static final byte[] TASK = Codec.taskMessage((Task<String>) () -> "done");

    /** More than there are tasks in a program. */
    private static final int ROUNDS = 50;

    private final boolean restarts;
    private final HandWorkers hand;
    private final ProcessWorkers workers;

    /** Guarded by itself. */
    private final List<Future<String>> accepted = new ArrayList<>();

    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();

    /** Whether somebody has shut it down. Written before that. */
    private volatile boolean closed;

    /**
     * Of a pool of so many workers.
     *
     * @param restarts whether the death of a worker costs its task alone, and does not break the pool
     * @param tasksPerWorker after how many tasks a worker exits
     */
    public ProcessSteps(int most, boolean restarts, long tasksPerWorker) {
        this.restarts = restarts;
        hand = new HandWorkers(most, restarts, tasksPerWorker, RemoteFailures.INSTANCE);
        workers = hand.workers();
    }

    @Override
    public boolean submit() {
        Future<String> future = new Future<>(new SerializedTask<>(TASK, null), null);
        future.whenDone(done -> told.incrementAndGet());
        try {
            workers.ensureOpen();
            workers.submit(future);
        } catch (BrokenExecutorException e) {
            return deaths.get() > 0 && !closed; // as good as accepted and failed: a death breaks it whenever it is seen
        } catch (RejectedExecutionException e) {
            return false;
        }
        synchronized (accepted) {
            accepted.add(future);
        }
        return true;
    }

    /** What is queued is sent, and all that were sent before come back. */
    @Override
    public void reply() {
        hand.attend();
        hand.processes().reply();
        hand.attend();
    }

    @Override
    public void die() {
        deaths.incrementAndGet(); // before it: who is refused because of it looks whether there was one
        if (!hand.processes().die()) {
            deaths.decrementAndGet();
        }
        hand.attend();
    }

    @Override
    public void cancelLast() {
        Future<String> last;
        synchronized (accepted) {
            last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
        }
        if (last != null) {
            last.cancel(true);
        }
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        closed = true;
        workers.close();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            workers.cancelPending();
        }
    }

    /** Whether all workers leave; then the end, for which the callbacks are awaited without a limit. */
    private boolean hasEnded() throws InterruptedException {
        reply();
        for (int i = 0; i < ROUNDS && workers.running() > 0; i++) {
            reply();
        }
        return workers.running() == 0 && workers.awaitTermination(Deadline.NEVER);
    }

    private long count(Predicate<Future<String>> which) {
        synchronized (accepted) {
            return accepted.stream().filter(which).count();
        }
    }

    /** Only for one that is closed. */
    private boolean isBroken() {
        try {
            workers.ensureOpen();
            return false;
        } catch (BrokenExecutorException e) {
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public String state() throws InterruptedException {
        workers.close();
        boolean ended = hasEnded() && count(future -> !future.isDone()) == 0;
        boolean broken = isBroken();
        long failed = count(future -> future.status() == Future.Status.FAILED);
        return ProcessPrograms.stateOf(
                ended,
                hand.processes().living(),
                restarts ? failed > deaths.get() : (failed > 0 || broken) && deaths.get() == 0,
                told.get() < count(future -> true));
    }
}
