package io.raceproof.futures;

import io.raceproof.futures.internal.collections.BlockQueue;
import io.raceproof.futures.internal.jvm.Abandonment;
import io.raceproof.futures.internal.park.Deadline;
import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link PoolExecutor#map(TaskFunction, Iterable) map}, in the order of the input. Each is let go of as it
 * is handed out.
 *
 * <p>{@code next} waits for the result it is to hand out. If that one failed, it throws a
 * {@link java.util.concurrent.CompletionException} with the failure as its cause; if the time is up, a
 * {@link FutureTimeoutException}; if the thread is interrupted, a {@link FutureInterruptedException}. After each of these
 * the rest is cancelled and there are no more results. Closing it cancels the rest as well, and so does the garbage
 * collector once it is unreachable; tasks that run already finish unheeded.
 *
 * <p>Not thread-safe: for one thread at a time.
 *
 * @param <R> the type of a result
 */
public final class Results<R extends @Nullable Object> extends OneShot<R> {
    /** Where the futures come from: the seam between map and a pool. For one thread at a time. */
    interface Source<R extends @Nullable Object> {
        /** Whether there is more input. */
        boolean hasNext();

        /** Takes the next items, at least one and at most as many as it was made for, and submits them. */
        Collection<Future<R>> submitNext();
    }

    /** Null once there is no more to be taken from it: it holds the pool, which may be abandoned. */
    private @Nullable Source<R> source;

    /** How many items the source takes at once, at most. */
    private final int step;

    private final Deadline deadline;
    private final int buffer;

    /** Submitted and not handed out, in order. */
    private final Queue<Future<R>> ahead;

    private final Cleaner.Cleanable canceller;

    /** What the input or the pool threw while looking ahead; thrown when what was submitted has been handed out. */
    private @Nullable RuntimeException trouble;

    private Results(Source<R> source, int step, MapOptions options) {
        this.source = source;
        this.step = step;
        this.deadline = Deadline.after(options.timeout());
        this.buffer = options.buffer() == 0 ? Integer.MAX_VALUE : options.buffer();
        Queue<Future<R>> futures = new BlockQueue<>();
        this.ahead = futures;
        this.canceller = Abandonment.whenAbandoned(this, () -> cancelAll(futures)); // must not refer to this
    }

    /** Starts a map that submits its tasks one by one. */
    static <R extends @Nullable Object> Results<R> start(
            Function<? super Task<R>, Future<R>> submit, Iterator<Task<R>> tasks, MapOptions options) {
        Objects.requireNonNull(options, "options is null: use MapOptions.defaults()");
        Source<R> oneByOne = new Source<>() {
            @Override
            public boolean hasNext() {
                return tasks.hasNext();
            }

            @Override
            public Collection<Future<R>> submitNext() {
                return List.of(submit.apply(tasks.next()));
            }
        };
        return start(oneByOne, 1, options);
    }

    static <R extends @Nullable Object> Results<R> start(Source<R> source, int step, MapOptions options) {
        Results<R> results = new Results<>(source, step, options);
        try {
            results.lookAhead();
        } catch (Throwable t) { // the input or the pool failed: the caller gets no results
            results.close();
            throw t;
        }
        return results;
    }

    /** Submits until as many are under way as may be. */
    private void lookAhead() {
        Source<R> input = source;
        while (input != null && ahead.size() <= buffer - step) {
            if (input.hasNext()) {
                ahead.addAll(input.submitNext());
            } else {
                input = null;
                source = null;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || trouble != null;
    }

    @Override
    public R next() {
        Future<R> future = ahead.peek();
        if (future == null) {
            throw exhausted();
        }
        boolean handedOut = false;
        try {
            R result = resultOf(future);
            ahead.remove();
            goOn();
            handedOut = true;
            return result;
        } finally {
            if (!handedOut) {
                close();
            }
        }
    }

    private RuntimeException exhausted() {
        RuntimeException postponed = trouble;
        if (postponed != null) {
            trouble = null;
            return postponed;
        }
        return new NoSuchElementException("all results have been handed out");
    }

    private R resultOf(Future<R> future) {
        try {
            return future.resultBy(deadline);
        } catch (TimeoutException e) {
            throw new FutureTimeoutException(
                    "timed out waiting for the next result; " + ahead.size() + " submitted results are left");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FutureInterruptedException("interrupted while waiting for the next result", e);
        }
    }

    private void goOn() {
        if (trouble == null) {
            try {
                lookAhead();
            } catch (RuntimeException e) {
                trouble = e;
                source = null;
            }
        }
    }

    /** Cancels what has not started. There are no more results. Has no effect the second time. */
    @Override
    public void close() {
        trouble = null;
        source = null;
        canceller.clean();
    }

    private static void cancelAll(Queue<? extends Future<?>> futures) {
        for (Future<?> future = futures.poll(); future != null; future = futures.poll()) {
            future.cancel();
        }
    }
}
