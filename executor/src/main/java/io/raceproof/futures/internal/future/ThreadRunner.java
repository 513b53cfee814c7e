package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.jvm.JvmExit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs futures on one thread, one after the other, so that {@code cancel(true)} interrupts exactly the task it means.
 *
 * <p>The canceller moves the future to CANCELLED and interrupts the thread in one step under this object's monitor. A
 * thread that finds its future cancelled passes through the same monitor before it goes on: the interrupt has arrived by
 * then, and is cleared. No interrupt is lost and none strays into the next task.
 */
public abstract class ThreadRunner extends Runner {
    /** The thread this runs on. Written once by that thread in {@link #bind}, read by cancellers under the monitor. */
    private @Nullable Thread thread;

    /** Made by subclasses. */
    protected ThreadRunner() {}

    /** Called once by the thread itself before its first future. */
    public final synchronized void bind() {
        thread = Thread.currentThread();
    }

    /** Runs the future's task unless it was cancelled before. Never throws what the task throws. */
    public final void run(AbstractFuture<?> future) {
        Callable<?> task = start(future);
        if (task == null) {
            return;
        }
        begun();
        Object outcome;
        try {
            outcome = encode(task.call());
        } catch (Throwable t) {
            outcome = new Failure(t);
        }
        beforeCompleting();
        if (!complete(future, outcome)) {
            awaitInterrupt();
            Thread.interrupted(); // the canceller's; any other is for the owner of this thread
        }
    }

    /** Called when a task is about to run: the future is seen running. */
    protected void begun() {}

    /** Called when the task has ended and its result is not visible yet. */
    protected void beforeCompleting() {}

    @Override
    protected final synchronized boolean cancel(AbstractFuture<?> future) {
        if (!moveToCancelled(future)) {
            return false;
        }
        interrupt();
        return true;
    }

    /** Interrupts whatever runs now. The caller sees to it that nothing else starts, or accepts that it is interrupted. */
    public final synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Whether the calling thread is the one this runs on. */
    public final synchronized boolean isCurrentThread() {
        return thread == Thread.currentThread();
    }

    /** Whether its thread is in the JVM's exit, and so never comes back. */
    public final synchronized boolean isExiting() {
        return thread != null && JvmExit.isExiting(thread);
    }

    @SuppressWarnings("EmptySynchronized")
    private void awaitInterrupt() {
        synchronized (this) { // the canceller interrupts under this monitor: once we are in, it has
        }
    }
}
