package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        ArrayBlockingQueue<Future<R>> window = new ArrayBlockingQueue<>(ahead);
        Spliterator<R> results = new Spliterators.AbstractSpliterator<R>(Long.MAX_VALUE, Spliterator.ORDERED) {
            @Override
            public boolean tryAdvance(Consumer<? super R> action) {
                while (window.remainingCapacity() > 0 && items.hasNext()) {
                    T item = items.next();
                    window.add(pool.submit(() -> function.apply(item)));
                }
                Future<R> oldest = window.poll();
                if (oldest == null) {
                    return false;
                }
                action.accept(oldest.join());
                return true;
            }
        };
        return new Iterator<R>() {
            private Future<R> none;

            @Override
            public boolean hasNext() {
                return !window.isEmpty() || items.hasNext();
            }

            @Override
            public R next() {
                Object[] got = new Object[1];
                if (!results.tryAdvance(value -> got[0] = value)) {
                    throw new NoSuchElementException();
                }
                @SuppressWarnings("unchecked")
                R value = (R) got[0];
                return value;
            }
        };
    }
}
