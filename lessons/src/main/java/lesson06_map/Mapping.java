package lesson06_map;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;

/** Applies a function to many items, with the workers of a pool. */
public interface Mapping {
    /**
     * Starts it. The results come in the order of the items, and {@code next()} waits for the one that it is to give. What
     * the function throws comes out there, or of a {@code hasNext()} that waits for it, as {@code Future.join()} throws it, and
     * once: then the results may be over, or go on with the item behind it.
     *
     * @param ahead never more than so many items have been taken and their results not been handed out; so many are at work at
     *     the same time, if there are workers
     */
    <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead);
}
