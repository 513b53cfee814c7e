package io.raceproof.futures;

import java.util.Set;

/**
 * What {@link Futures#await(Iterable, ReturnWhen, java.time.Duration)} saw when it returned. Both sets keep the order of
 * the input and cannot be changed. They are built at the first access, by any thread.
 *
 * @param done futures that had succeeded, failed or been cancelled
 * @param notDone the others
 * @param <F> the type of the futures
 */
public record DoneAndNotDone<F extends Future<?>>(Set<F> done, Set<F> notDone) {}
