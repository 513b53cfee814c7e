package io.raceproof.futures;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A second thread of a test: what it throws comes out in {@link #end}. */
final class Other<V> {
    private final FutureTask<V> task;
    private final Thread thread;

    private Other(Callable<V> work) {
        task = new FutureTask<>(work);
        thread = new Thread(task, "other");
        thread.setDaemon(true);
    }

    static <V> Other<V> does(Callable<V> work) {
        Other<V> other = new Other<>(work);
        other.thread.start();
        return other;
    }

    /** Waits until the thread waits for something, and returns this. */
    Other<V> awaitBlocked() throws Exception {
        Probe.await("the other thread to wait", () -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case TERMINATED -> throw new AssertionError("ended instead of waiting: " + task);
            default -> false;
        });
        return this;
    }

    /** Whether the thread waits for something now. */
    boolean isBlocked() {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    Other<V> interrupt() {
        thread.interrupt();
        return this;
    }

    /** Waits until the thread has seen its interrupt and waits again. */
    Other<V> awaitInterruptSeen() throws Exception {
        Probe.await("the other thread to wait again", () -> !thread.isInterrupted() && isBlocked());
        return this;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Waits for its end and returns its result, or throws what it threw. */
    V end() throws Exception {
        try {
            return task.get(Probe.LIMIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
