package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Broken: the next batch begins when the last one has been handed out, so the slowest of a batch holds up the workers. */
public final class Batches implements Mapping {
    /** Makes one. */
    public Batches() {}

    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Queue<Future<R>> batch = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !batch.isEmpty() || items.hasNext();
            }

            // @start region="next"
            @Override
            public R next() {
                if (batch.isEmpty()) {
                    while (batch.size() < ahead && items.hasNext()) {
                        T item = items.next();
                        batch.add(pool.submit(() -> function.apply(item)));
                    }
                }
                if (batch.isEmpty()) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                return batch.remove().join();
            }
            // @end
        };
    }
}
