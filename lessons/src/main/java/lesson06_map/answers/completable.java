package lesson06_map;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Deque<CompletableFuture<R>> window = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    window.addLast(pool.<R>submit(() -> function.apply(item)).toCompletableFuture());
                }
                return window.removeFirst().join();
            }
        };
    }
}
