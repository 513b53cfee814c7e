package lesson06_map;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Queue<Promise<R>> window = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                while (window.size() < ahead && items.hasNext()) {
                    T item = items.next();
                    Promise<R> promise = new Promise<>();
                    window.add(promise);
                    pool.submit(() -> run(promise, function, item));
                }
                Promise<R> first = window.poll();
                if (first == null) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                return first.future().join();
            }
        };
    }

    private static <T, R> void run(Promise<R> promise, TaskFunction<T, R> function, T item) {
        promise.tryStart();
        try {
            promise.complete(function.apply(item));
        } catch (Exception e) {
            promise.fail(e);
        }
    }
}
