package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        List<Future<R>> ring = new ArrayList<>(Collections.nCopies(ahead, null));
        return new Iterator<>() {
            private long taken;
            private long handedOut;

            @Override
            public boolean hasNext() {
                return handedOut < taken || items.hasNext();
            }

            @Override
            public R next() {
                while (taken - handedOut < ahead && items.hasNext()) {
                    T item = items.next();
                    ring.set((int) (taken % ahead), pool.submit(() -> function.apply(item)));
                    taken++;
                }
                if (handedOut == taken) {
                    throw new NoSuchElementException("there are no more results");
                }
                return ring.get((int) (handedOut++ % ahead)).join();
            }
        };
    }
}
