package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Map<Long, Future<R>> futures = new HashMap<>();
        return new Iterator<>() {
            private long next;
            private long taken;

            @Override
            public boolean hasNext() {
                return next < taken || items.hasNext();
            }

            @Override
            public R next() {
                while (taken < next + ahead && items.hasNext()) {
                    T item = items.next();
                    futures.put(taken++, pool.submit(() -> function.apply(item)));
                }
                Future<R> future = futures.remove(next);
                if (future == null) {
                    throw new NoSuchElementException("no result has the number " + next);
                }
                next++;
                return future.join();
            }
        };
    }
}
