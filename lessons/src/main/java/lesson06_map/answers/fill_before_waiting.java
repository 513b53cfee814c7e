package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Queue<Future<R>> window = new ArrayDeque<>();
        return new Iterator<>() {
            private void fill() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    window.add(pool.submit(() -> function.apply(item)));
                }
            }

            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                fill();
                if (window.isEmpty()) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                Future<R> first = window.remove();
                fill();
                return first.join();
            }
        };
    }
}
