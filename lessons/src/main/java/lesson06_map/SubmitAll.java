package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Broken: takes all items at once, a million of them if need be. */
public final class SubmitAll implements Mapping {
    /** Makes one. */
    public SubmitAll() {}

    // @start region="map"
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        List<Future<R>> futures = new ArrayList<>();
        while (items.hasNext()) {
            T item = items.next();
            futures.add(pool.submit(() -> function.apply(item)));
        }
        return futures.stream().map(Future::join).iterator();
    }
    // @end
}
