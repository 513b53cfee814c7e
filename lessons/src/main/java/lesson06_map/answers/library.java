package lesson06_map;

import io.raceproof.futures.MapOptions;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        return pool.map(function, () -> items, MapOptions.defaults().buffer(ahead));
    }
}
