package io.raceproof.futures;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PoolExecutor#map(TaskBiFunction, Iterable, Iterable) map} over two inputs does with each pair.
 *
 * @param <A> the type of an item of the first input
 * @param <B> the type of an item of the second input
 * @param <R> the type of a result
 */
@FunctionalInterface
public interface TaskBiFunction<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {
    /** Turns one pair into its result. Whatever it throws is the failure of that pair. */
    R apply(A first, B second) throws Exception;
}
