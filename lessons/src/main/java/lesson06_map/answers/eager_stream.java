package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        List<Future<R>> futures = StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, 0), false)
                .map(item -> pool.<R>submit(() -> function.apply(item)))
                .toList();
        return futures.stream().map(Future::join).iterator();
    }
}
