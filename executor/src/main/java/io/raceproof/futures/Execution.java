package io.raceproof.futures;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A command that the view of a pool was given to execute. It is run, or refused, or somebody learns that it will not be run:
 *
 * <pre>
 *   the command is                                  it is not run:
 *   the future of a submit, or a Run of an adapter  it ends as the pool's future did
 *   that of an ExecutorCompletionService            so does the future in it, which then counts as completed
 *   a future of somebody else's                     it is cancelled; what the reason was goes to the handler
 *   anything else                                   the thread's handler for uncaught exceptions is called
 * </pre>
 *
 * <p>Thread-safe.
 */
final class Execution implements Callable<@Nullable Void>, Unrun {
    private final Runnable command;

    /** The view's own future in it; null if there is none. */
    private final @Nullable ViewTask<?> inner;

    /** While it is being submitted: whoever completes it in this thread refuses it. Written by this thread alone. */
    private @Nullable Thread submitter = Thread.currentThread();

    /** Whether it was completed in the thread that submits it, before the pool has accepted it. Of that thread. */
    private boolean completedEarly;

    Execution(Runnable command, @Nullable ViewTask<?> inner) {
        this.command = command;
        this.inner = inner;
    }

    /** The very object that was given to execute. */
    Runnable command() {
        return command;
    }

    /** Whether nobody but a call that waits for it could run it later. */
    boolean isAwaitedByCall() {
        return inner != null && inner.isAwaitedByCall();
    }

    /** Called by who has submitted it, if it was not refused. */
    void accepted(Future<?> future) {
        submitter = null;
        if (completedEarly) {
            tell(future);
        } else if (inner != null) {
            inner.queuedAs(future);
        }
    }

    @Override
    public @Nullable Void call() {
        try {
            command.run();
        } catch (Throwable t) {
            report(t); // there is no future that anybody could ask
        }
        return null;
    }

    @Override
    public void unrun(Future<?> completed) {
        if (submitter == Thread.currentThread()) {
            completedEarly = true; // most likely execute is about to throw
        } else {
            tell(completed);
        }
    }

    private void tell(Future<?> completed) {
        try {
            if (command instanceof Unrun told) {
                told.unrun(completed);
            } else if (inner != null) {
                inner.unrun(completed);
                command.run(); // it finds its future done, and announces that
            } else {
                tellForeign(completed);
            }
        } catch (Throwable t) {
            report(t);
        }
    }

    private void tellForeign(Future<?> completed) {
        boolean cancelled = isAwaited(command) && ((java.util.concurrent.Future<?>) command).cancel(false);
        if (completed.isCancelled()) {
            if (!cancelled) {
                report(new RejectedExecutionException(
                        "a command given to execute was accepted and then cancelled with what was pending, so it is not"
                                + " run: " + command));
            }
        } else {
            Throwable cause = completed.exceptionNow();
            report(new RejectedExecutionException(
                    "a command given to execute was accepted, but cannot be run: " + command + ": " + cause, cause));
        }
    }

    /** Whether it is a future, and not by its type alone: others wait for what is inside. */
    private static boolean isAwaited(Runnable command) {
        return command instanceof java.util.concurrent.Future<?>
                && !(command instanceof AsynchronousCompletionTask)
                && !ExecutorServiceView.isCompletion(command);
    }

    private static void report(Throwable problem) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
        } catch (Throwable handlerFailed) {
            handlerFailed.addSuppressed(problem);
            Log.error("a handler of uncaught exceptions threw", handlerFailed);
        }
    }
}
