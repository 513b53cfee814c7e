package io.raceproof.stress.lincheck;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What {@link TimedCalls} has the code under test call in place of methods of the JDK that take real time, or that start a
 * timer in a thread which the model checker does not know. They do the same by the {@link ModelClock}. Thread-safe.
 */
public final class ModelTimers {
    private ModelTimers() {}

    /** Tells the clock what is waited for; {@link TimedCalls} puts the call there. */
    @SuppressWarnings("DoNotCallSuggester") // rewritten code calls it
    static void note(long millis, String what) {
        throw new IllegalStateException("a wait of " + millis + " ms (" + what + ") outside the model checker");
    }

    /** As Thread.sleep, without the time: the thread may go on at once. */
    public static void sleep(long millis) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        note(millis, "sleep");
    }

    /** As Thread.sleep. */
    public static void sleep(long millis, int nanos) throws InterruptedException {
        sleep(nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    /** As TimeUnit.sleep. */
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        sleep(unit.toMillis(time));
    }

    /** As Thread.join; 0 is without end. */
    public static void join(Thread thread, long millis) throws InterruptedException {
        if (millis == 0) {
            thread.join();
        } else {
            note(millis, "join");
            thread.join(millis);
        }
    }

    /** As Thread.join. */
    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        join(thread, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    /** As CompletableFuture.orTimeout. */
    public static <T> CompletableFuture<T> orTimeout(CompletableFuture<T> future, long time, TimeUnit unit) {
        startTimer(time, unit, () -> future.completeExceptionally(new TimeoutException()));
        return future;
    }

    /** As CompletableFuture.completeOnTimeout. */
    public static <T> CompletableFuture<T> completeOnTimeout(
            CompletableFuture<T> future, T value, long time, TimeUnit unit) {
        startTimer(time, unit, () -> future.complete(value));
        return future;
    }

    /** As CompletableFuture.delayedExecutor: its tasks run in the timer's thread. */
    public static Executor delayedExecutor(long time, TimeUnit unit) {
        return task -> startTimer(time, unit, task);
    }

    /** As CompletableFuture.delayedExecutor. */
    public static Executor delayedExecutor(long time, TimeUnit unit, Executor executor) {
        return task -> startTimer(time, unit, () -> executor.execute(task));
    }

    private static void startTimer(long time, TimeUnit unit, Runnable action) {
        CountDownLatch never = new CountDownLatch(1);
        Thread timer = new Thread(
                () -> {
                    try {
                        never.await(time, unit);
                    } catch (InterruptedException e) {
                        return; // by nobody
                    }
                    action.run();
                },
                "timer");
        timer.setDaemon(true);
        timer.start();
    }
}
