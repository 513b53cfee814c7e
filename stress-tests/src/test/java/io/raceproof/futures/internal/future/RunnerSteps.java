package io.raceproof.futures.internal.future;

import io.raceproof.stress.preempted.RunnerPrograms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A {@link ThreadRunner} whose thread is none: it counts the interrupts that come while a task runs, and after it. */
public final class RunnerSteps implements RunnerPrograms.Steps {
    private static final int LOOKS = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private static final VarHandle THREAD;

    static {
        try {
            THREAD = MethodHandles.privateLookupIn(ThreadRunner.class, MethodHandles.lookup())
                    .findVarHandle(ThreadRunner.class, "thread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A future without a pool. */
    private static final class Only extends AbstractFuture<String> {
        Only(RunnerSteps steps) {
            super(steps::task, null);
        }

        @Nullable
        Object end() {
            return outcome();
        }
    }

    private final class Marked extends Thread {
        @Override
        public void interrupt() {
            (over ? late : interrupts).incrementAndGet();
        }
    }

    private final ThreadRunner runner = new ThreadRunner() {};
    private final Only future = new Only(this);
    private final Object hand = new Object();
    private boolean given; // guarded by hand
    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    /** Whether the task has begun, and whether the runner is done with it. Written by the thread that runs it, read by all. */
    private volatile boolean ran;

    private volatile boolean over;

    /** Its thread is known to it. */
    public RunnerSteps() {
        THREAD.set(runner, new Marked());
    }

    /** Runs until it is cancelled or failed, if that comes soon: one who is stopped in the middle of a cancel is overtaken. */
    private String task() {
        ran = true;
        for (int i = 0; i < LOOKS && !future.isDone(); i++) {
            LockSupport.parkNanos(PAUSE);
        }
        return "done";
    }

    /** Who finds it given waits until it has run: a run that comes later has no effect, and not one that is not over. */
    @Override
    public void run() {
        synchronized (hand) {
            if (!given) {
                given = true;
                runner.run(future);
                over = true;
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return future.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean drop() {
        return Runner.forceCompleteHere(future, new Failure(new IllegalStateException("planted")));
    }

    @Override
    public String state() {
        boolean interrupted = ran && future.isCancelled();
        return RunnerPrograms.stateOf(
                future.isDone() ? endOf(future.end()) : "pending",
                interrupts.get() == (interrupted ? 1 : 0) ? 0 : 1,
                late.get());
    }

    private static String endOf(@Nullable Object outcome) {
        return outcome == AbstractFuture.CANCELLED ? "cancelled" : outcome instanceof Failure ? "failed" : "done";
    }
}
