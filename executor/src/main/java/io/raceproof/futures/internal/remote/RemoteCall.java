package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.Withdrawable;
import io.raceproof.futures.internal.jvm.Log;
import io.raceproof.futures.process.Execution;
import io.raceproof.futures.process.Reply;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One task given to a remote service: what its future holds, and what follows the task. Thread-safe; sent and followed by
 * one thread at a time.
 *
 * @param <V> the type of the result
 * @param <F> the type of the future
 */
public final class RemoteCall<V extends @Nullable Object, F extends AbstractFuture<V>> extends Runner
        implements Callable<V>, Withdrawable {

    /**
     * What travels. What the task throws comes back as a reply, so that whatever the service throws means that the task
     * was lost.
     */
    private record Travelling(Callable<?> task) implements Callable<byte[]>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] call() {
            return Execution.replyOf(task);
        }
    }

    private final RemoteCalls calls;
    private final Travelling travelling;
    private final @Nullable ClassLoader loader;
    private final F future;

    private final long number;

    /** How often it was sent. */
    private int sendings;

    /** The service's own future for it; null before it is sent. */
    private volatile java.util.concurrent.@Nullable Future<byte[]> sent;

    /**
     * Makes one that is not sent yet.
     *
     * @param task serializable
     * @param loader where to look first for the classes of its result
     * @param future makes the future of the call, whose task is the call
     */
    public RemoteCall(
            RemoteCalls calls,
            Callable<?> task,
            @Nullable ClassLoader loader,
            Function<? super RemoteCall<V, F>, F> future) {
        this.calls = calls;
        this.number = calls.nextNumber();
        this.travelling = new Travelling(task);
        this.loader = loader;
        this.future = future.apply(this);
    }

    /** The future of the call. */
    public F future() {
        return future;
    }

    /** Gives the task to the service. Throws what the service throws. */
    void send() {
        sendings++;
        java.util.concurrent.Future<byte[]> theirs = calls.service().submit(travelling);
        sent = theirs;
        if (theirs instanceof CompletionStage<?> stage) {
            stage.whenComplete((reply, trouble) -> calls.wakeWatcher());
        }
        if (future.isDone()) { // cancelled meanwhile: the canceller may have seen the one before
            withdraw(true);
        }
    }

    /** Its place in the order of submission. */
    long number() {
        return number;
    }

    /** Whether the service is done with it, in whatever way. Never throws. */
    boolean isBack() {
        java.util.concurrent.Future<byte[]> theirs = sent;
        try {
            return theirs != null && theirs.isDone();
        } catch (Throwable t) { // the watcher watches others, too, and asks again
            return false;
        }
    }

    /** Completes the future, or sends the task again; if it is not back, it is lost, for the service has ended. Never throws. */
    void takeBack() {
        java.util.concurrent.Future<byte[]> theirs = sent;
        if (theirs == null || future.isDone()) {
            return;
        }
        if (!isBack()) {
            fail("the service has terminated without returning it", null);
            return;
        }
        byte[] reply;
        try {
            reply = theirs.get();
        } catch (ExecutionException e) {
            lost(e.getCause() == null ? e : e.getCause());
            return;
        } catch (CancellationException e) {
            lost(e);
            return;
        } catch (Throwable t) { // a service may throw more than it should
            lost(t);
            return;
        }
        complete(outcomeOf(reply));
    }

    @SuppressWarnings("NullAway") // a null result is a result
    private Object outcomeOf(byte[] content) {
        try {
            Reply reply = Reply.parse(content);
            if (reply instanceof Reply.Returned returned) {
                return encode(returned.decode(loader));
            }
            return new Failure(calls.failures.thrown((Reply.Threw) reply, "(remote)", loader));
        } catch (Throwable t) {
            return new Failure(calls.failures.unreadable(t));
        }
    }

    private void lost(Throwable cause) {
        if (sendings > calls.resubmissions()) {
            Throwable deeper = cause.getCause();
            fail(deeper == null ? cause.toString() : cause + ", caused by " + deeper, cause);
            return;
        }
        try {
            send();
        } catch (Throwable t) {
            t.addSuppressed(cause);
            fail("it was lost (" + cause + "), and the service refused it when it was sent again: " + t, t);
        }
    }

    private void fail(String why, @Nullable Throwable cause) {
        String times = sendings == 1 ? "once" : sendings + " times";
        complete(new Failure(
                calls.failures.lost("the task was sent " + times + " and did not come back: " + why, cause)));
    }

    private void complete(Object outcome) {
        forceComplete(future, outcome);
        calls.ended(this);
    }

    @Override
    public void withdraw(boolean mayInterrupt) {
        java.util.concurrent.Future<byte[]> theirs = sent;
        try {
            if (theirs != null) {
                theirs.cancel(mayInterrupt);
            }
        } catch (Throwable t) { // the future is cancelled all the same
            Log.error("a service did not take a cancellation", t);
        } finally {
            calls.ended(this);
        }
    }

    @Override
    protected void runCallbacks(Runnable callbacks) {
        calls.runCallbacks(callbacks);
    }

    @Override
    protected boolean cancel(AbstractFuture<?> cancelled) {
        throw new AssertionError("never running: pending until it is done");
    }

    @Override
    public V call() {
        throw new AssertionError("sent, not run");
    }
}
