package lesson06_map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lesson 6 says of its three ways to show photos. The first photo comes when the test lets it come. */
class AlbumTest {
    private static final int PHOTOS = 12;

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch others = new CountDownLatch(PHOTOS - 1);
    private final List<String> page = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch shown = new CountDownLatch(PHOTOS - 1);

    private List<Task<String>> photos() {
        return IntStream.rangeClosed(1, PHOTOS)
                .mapToObj(n -> (Task<String>) () -> {
                    if (n == 1) {
                        slow.await();
                    } else {
                        others.countDown();
                    }
                    return "photo " + n;
                })
                .toList();
    }

    private void show(String photo) {
        page.add(photo);
        shown.countDown();
    }

    @Test
    void map_shows_nothing_before_the_first_and_then_all_in_order() throws InterruptedException {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            Thread viewer = new Thread(() -> Album.showInOrder(pool, photos(), this::show));
            viewer.start();
            assertTrue(others.await(60, TimeUnit.SECONDS), "eleven photos have been fetched");
            assertEquals(List.of(), List.copyOf(page));
            slow.countDown();
            viewer.join();
        }
        assertEquals(
                IntStream.rangeClosed(1, PHOTOS).mapToObj(n -> "photo " + n).toList(), page);
    }

    @Test
    void as_completed_shows_eleven_while_the_first_is_fetched() throws InterruptedException {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            Thread viewer = new Thread(() -> Album.showAsTheyCome(pool, photos(), this::show));
            viewer.start();
            assertTrue(shown.await(60, TimeUnit.SECONDS), "eleven photos are on the page");
            Set<String> seen = new HashSet<>(page);
            assertEquals(PHOTOS - 1, seen.size());
            assertTrue(!seen.contains("photo 1"), seen.toString());
            slow.countDown();
            viewer.join();
        }
        assertEquals("photo 1", page.get(PHOTOS - 1));
    }

    /** No time at all: the first is late, and what is behind it is not shown either. */
    @Test
    void the_time_is_one_limit_for_the_whole() {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            Album.showInTime(pool, photos(), Duration.ZERO, this::show);
            assertEquals(List.of("the rest is late"), page);
            slow.countDown();
        }
    }
}
