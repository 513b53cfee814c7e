package io.raceproof.futures;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PoolExecutor#map(TaskFunction, Iterable) map} does with each item.
 *
 * @param <T> the type of an item
 * @param <R> the type of a result
 */
@FunctionalInterface
public interface TaskFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /** Turns one item into its result. Whatever it throws is the failure of that item. */
    R apply(T item) throws Exception;
}
