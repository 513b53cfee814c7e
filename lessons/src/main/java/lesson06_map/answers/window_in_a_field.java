package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        return new Iterator<R>() {
            @SuppressWarnings("unchecked")
            private final Deque<Future<R>> window = (Deque<Future<R>>) (Deque<?>) shared;

            private void fill() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    window.addLast(pool.submit(() -> function.apply(item)));
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
                    throw new NoSuchElementException();
                }
                return window.removeFirst().join();
            }
        };
    }

    private final Deque<Future<?>> shared = new ArrayDeque<>();
}
