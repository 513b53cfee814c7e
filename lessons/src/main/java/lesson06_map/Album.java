package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.FutureTimeoutException;
import io.raceproof.futures.Futures;
import io.raceproof.futures.MapOptions;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Photos on a page: fetched by a pool, and shown in three ways. */
final class Album {
    private Album() {}

    // @start region="order"
    static void showInOrder(PoolExecutor pool, List<Task<String>> photos, Consumer<String> page) {
        for (String photo : pool.map(fetch -> fetch.call(), photos)) {
            page.accept(photo);
        }
    }
    // @end

    // @start region="completed"
    static void showAsTheyCome(PoolExecutor pool, List<Task<String>> photos, Consumer<String> page) {
        List<Future<String>> futures = new ArrayList<>();
        for (Task<String> fetch : photos) {
            futures.add(pool.submit(fetch));
        }
        for (Future<String> photo : Futures.asCompleted(futures)) {
            page.accept(photo.join());
        }
    }
    // @end

    // @start region="time"
    static void showInTime(PoolExecutor pool, List<Task<String>> photos, Duration limit, Consumer<String> page) {
        try {
            pool.map(fetch -> fetch.call(), photos, MapOptions.defaults().timeout(limit))
                    .forEachRemaining(page);
        } catch (FutureTimeoutException late) {
            page.accept("the rest is late");
        }
    }
    // @end
}
