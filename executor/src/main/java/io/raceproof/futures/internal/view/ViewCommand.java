package io.raceproof.futures.internal.view;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.Unrun;
import io.raceproof.futures.internal.jvm.Log;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A command that the view of a pool was given to execute. It is run, or refused, or reported as not run:
 *
 * <pre>
 *   the command is                                  it is not run:
 *   the future of a submit, or a Run of an adapter  it ends as the pool's future did
 *   that of an ExecutorCompletionService            so does the future in it, which then counts as completed
 *   a future of another library                     it is cancelled; what the reason was goes to the handler
 *   anything else                                   the thread's handler for uncaught exceptions is called
 * </pre>
 *
 * <p>Thread-safe.
 */
final class ViewCommand implements Callable<@Nullable Void>, Unrun {
    /** What an ExecutorCompletionService wraps a future in before it gives it to execute; null if it does so no more. */
    private static final @Nullable Class<?> COMPLETION = completionClass();

    private final Runnable command;

    /** The view's own future in it; null if there is none. */
    private final @Nullable ViewTask<?> inner;

    /** While it is being submitted: a completion in this thread refuses it. Written by this thread alone. */
    private @Nullable Thread submitter = Thread.currentThread();

    /** Whether it was completed in the thread that submits it, before the pool has accepted it. Of that thread. */
    private boolean completedEarly;

    ViewCommand(Runnable command, @Nullable ViewTask<?> inner) {
        this.command = command;
        this.inner = inner;
    }

    private static @Nullable Class<?> completionClass() {
        try {
            return Class.forName(ExecutorCompletionService.class.getName() + "$QueueingFuture");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Whether it is what an ExecutorCompletionService wraps a future in. */
    static boolean isCompletion(Runnable command) {
        return command.getClass() == COMPLETION;
    }

    /** The very object that was given to execute. */
    Runnable command() {
        return command;
    }

    /** Whether only a call of invokeAll or invokeAny has it, and waits for it. */
    boolean isAwaitedByCall() {
        return inner != null && inner.isAwaitedByCall();
    }

    /** Called by the submitter, if it was not refused. */
    void accepted(AbstractFuture<?> future) {
        submitter = null;
        if (completedEarly) {
            tell(Runner.failureOf(future));
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
    public void unrun(@Nullable Throwable failure) {
        if (submitter == Thread.currentThread()) {
            completedEarly = true; // most likely execute is about to throw
        } else {
            tell(failure);
        }
    }

    private void tell(@Nullable Throwable failure) {
        try {
            if (command instanceof Unrun told) {
                told.unrun(failure);
            } else if (inner != null) {
                inner.unrun(failure);
                command.run(); // it finds its future done, and announces that
            } else {
                tellForeign(failure);
            }
        } catch (Throwable t) {
            report(t);
        }
    }

    private void tellForeign(@Nullable Throwable failure) {
        boolean cancelled = isAwaited(command) && ((java.util.concurrent.Future<?>) command).cancel(false);
        if (failure == null) {
            if (!cancelled) {
                report(new RejectedExecutionException(
                        "a command given to execute was accepted and then cancelled with what was pending, so it is not"
                                + " run: " + command));
            }
        } else {
            report(new RejectedExecutionException(
                    "a command given to execute was accepted, but cannot be run: " + command + ": " + failure,
                    failure));
        }
    }

    /** Whether it is a future, and not by its type alone: others wait for what is inside. */
    private static boolean isAwaited(Runnable command) {
        return command instanceof java.util.concurrent.Future<?>
                && !(command instanceof AsynchronousCompletionTask)
                && !isCompletion(command);
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
