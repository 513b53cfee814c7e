package io.raceproof.futures;

import io.raceproof.futures.internal.future.CompletionFeed;
import io.raceproof.futures.internal.jvm.Abandonment;
import io.raceproof.futures.internal.park.Deadline;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

/**
 * Futures in the order in which they are done: {@link Futures#asCompleted(Iterable)}. Those that were done at the call
 * come first, in the order of the input. Each is let go of as it is handed out.
 *
 * <p>{@code next} waits for the next one. If the time is up, it throws a {@link FutureTimeoutException}; if the thread is
 * interrupted, a {@link FutureInterruptedException}; the futures themselves go on. Closing it, or leaving it to the
 * garbage collector, takes its registrations back.
 *
 * <p>Not thread-safe: for one thread at a time.
 *
 * @param <F> the type of the futures
 */
public final class Completions<F extends Future<?>> extends OneShot<F> {
    private final CompletionFeed<F> feed;
    private final Deadline deadline;
    private final Cleaner.Cleanable closer;
    private final int total;
    private int left;

    Completions(List<F> futures, Deadline deadline) {
        this.deadline = deadline;
        this.total = futures.size();
        this.left = total;
        CompletionFeed<F> connected = new CompletionFeed<>();
        this.feed = connected;
        this.closer = Abandonment.whenAbandoned(this, connected::disconnect); // must not refer to this
        connected.connect(futures);
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public F next() {
        if (left == 0) {
            throw new NoSuchElementException("all futures have been handed out");
        }
        boolean handedOut = false;
        try {
            F future = feed.take(deadline);
            left--;
            handedOut = true;
            return future;
        } catch (TimeoutException e) {
            throw new FutureTimeoutException(left + " (of " + total + ") futures unfinished");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FutureInterruptedException("interrupted while waiting for the next future", e);
        } finally {
            if (!handedOut) {
                close();
            }
        }
    }

    /** Takes the registrations back. There are no more futures. Has no effect the second time. */
    @Override
    public void close() {
        left = 0;
        closer.clean();
    }
}
