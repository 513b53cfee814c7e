package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Queue<Future<R>> window = new ArrayDeque<>();
        return Stream.generate(() -> {
                    while (window.size() < ahead && items.hasNext()) {
                        T item = items.next();
                        window.add(pool.submit(() -> function.apply(item)));
                    }
                    return Optional.ofNullable(window.poll());
                })
                .takeWhile(Optional::isPresent)
                .map(future -> future.get().join())
                .iterator();
    }
}
