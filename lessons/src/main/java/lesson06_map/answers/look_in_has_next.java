package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        LinkedList<Future<R>> window = new LinkedList<>();
        return new Iterator<>() {
            private void fill() {
                for (int free = ahead - window.size(); free > 0 && items.hasNext(); free--) {
                    T item = items.next();
                    window.addLast(pool.submit(() -> function.apply(item)));
                }
            }

            @Override
            public boolean hasNext() {
                fill();
                return !window.isEmpty();
            }

            @Override
            public R next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                return window.removeFirst().join();
            }
        };
    }
}
