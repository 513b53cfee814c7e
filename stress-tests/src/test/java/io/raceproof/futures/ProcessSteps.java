package io.raceproof.futures;

import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.remote.HandWorkers;
import io.raceproof.futures.internal.remote.ProcessWorkers;
import io.raceproof.futures.internal.remote.SerializedTask;
import io.raceproof.futures.process.Codec;
import io.raceproof.futures.process.HandProcesses;
import io.raceproof.stress.preempted.ProcessPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The workers of a process pool, whose processes are none. */
public final class ProcessSteps implements ProcessPrograms.Crew {
    private static final byte[] TASK = Codec.taskMessage((Task<String>) () -> "done");

    /** Between two replies, while the end is waited for. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int LOOKS = 20;

    /** So many of them, and none of the threads that are waited for goes on any more. */
    private static final int PAUSES = 500;

    private final HandProcesses processes = new HandProcesses();
    private final ProcessWorkers workers;

    /** Guarded by itself. */
    private final List<Future<String>> accepted = new ArrayList<>();

    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();

    /** Of a pool of so many workers, each of which exits after so many tasks. */
    public ProcessSteps(int most, long tasksPerWorker) {
        workers = HandWorkers.of(most, tasksPerWorker, RemoteFailures.INSTANCE, processes);
    }

    @Override
    public boolean submit() {
        Future<String> future = new Future<>(new SerializedTask<>(TASK, null), null);
        future.whenDone(done -> told.incrementAndGet());
        try {
            workers.ensureOpen();
            workers.submit(future);
        } catch (RejectedExecutionException e) {
            return false;
        }
        synchronized (accepted) {
            accepted.add(future);
        }
        return true;
    }

    /** And gives the pool time to see it, unless that is held up. */
    @Override
    public void reply() {
        long before = count(Future::isDone);
        long replies = processes.reply();
        for (int i = 0; i < LOOKS && count(Future::isDone) < before + replies; i++) {
            LockSupport.parkNanos(PAUSE / LOOKS);
        }
    }

    @Override
    public void die() {
        if (processes.die()) {
            deaths.incrementAndGet();
        }
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
        workers.close();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            workers.cancelPending();
        }
    }

    @Override
    public boolean close() throws InterruptedException {
        workers.close();
        return hasEnded() && count(future -> !future.isDone()) == 0;
    }

    private boolean hasEnded() throws InterruptedException {
        boolean ended = false;
        for (int i = 0; i < PAUSES && !ended; i++) {
            processes.reply();
            ended = workers.awaitTermination(Deadline.afterNanos(PAUSE));
        }
        return ended;
    }

    private long count(Predicate<Future<String>> which) {
        synchronized (accepted) {
            return accepted.stream().filter(which).count();
        }
    }

    @Override
    public String state() throws InterruptedException {
        boolean ended = close();
        long failed = count(future -> future.status() == Future.Status.FAILED);
        return ProcessPrograms.stateOf(
                ended, processes.living(), failed > deaths.get(), told.get() < count(future -> true));
    }
}
