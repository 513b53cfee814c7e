package io.raceproof.futures;

import io.raceproof.futures.internal.collections.Distinct;
import io.raceproof.futures.internal.collections.EachOnce;
import io.raceproof.futures.internal.future.Countdown;
import io.raceproof.futures.internal.park.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Waiting for several futures, of one pool or of many. All methods are thread-safe. */
public final class Futures {
    private Futures() {}

    /** Waits until all are done, in whatever way. */
    public static <F extends Future<?>> DoneAndNotDone<F> await(Iterable<? extends F> futures)
            throws InterruptedException {
        return await(futures, ReturnWhen.ALL_COMPLETED, Deadline.NEVER);
    }

    /** Waits until the condition holds. */
    public static <F extends Future<?>> DoneAndNotDone<F> await(Iterable<? extends F> futures, ReturnWhen returnWhen)
            throws InterruptedException {
        return await(futures, returnWhen, Deadline.NEVER);
    }

    /**
     * Waits until the condition holds or {@code timeout} has passed, which is no error; zero or less only looks.
     *
     * @return the futures, each once, parted by whether they were done when this returned
     * @throws NullPointerException if one of the futures is null
     * @throws InterruptedException if this thread was interrupted while it waited; the futures go on
     */
    public static <F extends Future<?>> DoneAndNotDone<F> await(
            Iterable<? extends F> futures, ReturnWhen returnWhen, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: leave it out to wait forever");
        return await(futures, returnWhen, Deadline.after(timeout));
    }

    private static <F extends Future<?>> DoneAndNotDone<F> await(
            Iterable<? extends F> futures, ReturnWhen returnWhen, Deadline deadline) throws InterruptedException {
        Objects.requireNonNull(returnWhen, "returnWhen is null");
        List<F> all = Distinct.checkedCopy(futures);
        switch (returnWhen) {
            case ALL_COMPLETED -> Countdown.awaitAll(all, deadline);
            case FIRST_COMPLETED -> Countdown.awaitAny(all, deadline);
            case FIRST_EXCEPTION -> Countdown.awaitAllOrFailure(all, deadline);
        }
        return all.stream().allMatch(Future::isDone)
                ? new DoneAndNotDone<>(new EachOnce<>(all), new EachOnce<>(List.of()))
                : parted(Distinct.of(all));
    }

    /** Each once: asked twice, one that is just being completed would get into both. */
    private static <F extends Future<?>> DoneAndNotDone<F> parted(List<F> distinct) {
        List<F> done = new ArrayList<>();
        List<F> notDone = new ArrayList<>();
        for (F future : distinct) {
            (future.isDone() ? done : notDone).add(future);
        }
        return new DoneAndNotDone<>(new EachOnce<>(done), new EachOnce<>(notDone));
    }

    /** The futures as they are done, each once. */
    public static <F extends Future<?>> Completions<F> asCompleted(Iterable<? extends F> futures) {
        return new Completions<>(Distinct.of(futures), Deadline.NEVER);
    }

    /**
     * The futures as they are done, each once, with one time limit for the whole iteration, counted from this call.
     *
     * @throws NullPointerException if one of the futures is null
     */
    public static <F extends Future<?>> Completions<F> asCompleted(Iterable<? extends F> futures, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout is null: leave it out to wait forever");
        return new Completions<>(Distinct.of(futures), Deadline.after(timeout));
    }
}
