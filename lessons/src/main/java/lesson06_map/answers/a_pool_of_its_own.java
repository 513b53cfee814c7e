package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        PoolExecutor own = ThreadPoolExecutor.ofWorkers(ahead);
        return new Iterator<R>() {
            private final ArrayDeque<Future<R>> window = new ArrayDeque<>();

            private void fill() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    window.add(own.submit(() -> function.apply(item)));
                }
            }

            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                fill();
                Future<R> oldest = window.poll();
                if (oldest == null) {
                    throw new NoSuchElementException();
                }
                return oldest.join();
            }
        };
    }
}
