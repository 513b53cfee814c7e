package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        return new Iterator<R>() {
            private final ArrayDeque<Future<R>> window = new ArrayDeque<>();
            private int open;

            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                while (open < ahead && items.hasNext()) {
                    T item = items.next();
                    window.add(pool.submit(() -> function.apply(item)));
                    open++;
                }
                if (window.isEmpty()) {
                    throw new NoSuchElementException();
                }
                R result = window.remove().join();
                open--;
                return result;
            }
        };
    }
}
