package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.LinkedHashMap;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        LinkedHashMap<T, Future<R>> window = new LinkedHashMap<>();
        return new Iterator<R>() {
            private void fill() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    window.put(item, pool.submit(() -> function.apply(item)));
                }
            }

            @Override
            public boolean hasNext() {
                fill();
                return !window.isEmpty();
            }

            @Override
            public R next() {
                fill();
                Iterator<Future<R>> oldest = window.values().iterator();
                Future<R> future = oldest.next();
                oldest.remove();
                return future.join();
            }
        };
    }
}
