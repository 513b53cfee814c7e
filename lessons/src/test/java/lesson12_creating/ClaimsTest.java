package lesson12_creating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the text of lesson 12 claims of the JDK's pool. */
class ClaimsTest {
    @Test
    void the_jdks_pool_starts_lazily_and_replaces_a_worker_that_died() throws Exception {
        List<Thread> workers = new CopyOnWriteArrayList<>();
        ThreadPoolExecutor pool = pool(1, workers);
        assertEquals(0, pool.getPoolSize());
        pool.execute(() -> {
            throw new IllegalStateException("a task that fails");
        });
        Thread second = pool.submit(Thread::currentThread).get(1, TimeUnit.MINUTES);
        assertNotSame(workers.get(0), second);
        assertEquals(2, workers.size());
        pool.shutdown();
        assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
    }

    @Test
    void the_jdks_pool_ends_a_worker_that_has_nothing_to_do() throws Exception {
        List<Thread> workers = new CopyOnWriteArrayList<>();
        ThreadPoolExecutor pool = pool(0, workers);
        pool.submit(() -> {}).get(1, TimeUnit.MINUTES);
        workers.get(0).join(60_000);
        assertTrue(!workers.get(0).isAlive() && !pool.isShutdown());
        pool.shutdown();
    }

    private static ThreadPoolExecutor pool(int core, List<Thread> workers) {
        return new ThreadPoolExecutor(core, 1, 1, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread worker = new Thread(work);
            worker.setUncaughtExceptionHandler((thread, thrown) -> {}); // the test throws it
            workers.add(worker);
            return worker;
        });
    }
}
