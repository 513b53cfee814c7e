package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Process pools made in the workers of process pools: some levels of them, and never without end. */
class NestedPoolsTest {
    private static final String WHAT_TO_DO =
            "make the pool in main, or where it is used, and not in a static initializer";

    /** Makes a pool when it is initialized, as every worker that reads its task does in turn. */
    private static final class MadeWhenRead {
        static final List<Integer> RESULTS = new ArrayList<>();

        static {
            try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
                RESULTS.add(pool.submit(() -> 1).result());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Makes a pool when it is initialized, which happens when the task runs. */
    private static final class MadeWhenRun {
        static final int RESULT;

        static {
            try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
                RESULT = submitNext(pool).result();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Here, so that reading the task does not initialize the class. */
    private static Future<Integer> submitNext(PoolExecutor pool) {
        return pool.submit(() -> resultOfNext());
    }

    private static int resultOfNext() {
        return MadeWhenRun.RESULT;
    }

    @Test
    void a_pool_that_every_worker_would_make_on_reading_its_task_is_refused_there() {
        assertEnds(Thrown.cause(ExceptionInInitializerError.class, () -> MadeWhenRead.RESULTS.size()));
    }

    @Test
    void a_pool_that_every_task_would_make_on_running_is_refused_some_levels_deep() {
        assertEnds(Thrown.cause(ExceptionInInitializerError.class, NestedPoolsTest::resultOfNext));
    }

    private static void assertEnds(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            messages.append(t).append('\n');
        }
        assertTrue(messages.toString().contains(WHAT_TO_DO), messages::toString);
    }

    @Test
    void a_task_may_make_a_pool_of_its_own() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            assertEquals(3, pool.submit(() -> depthBelow(1)).result());
        }
    }

    /** How many levels of workers there are from here on. */
    private static int depthBelow(int levels) throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            return levels == 0
                    ? 1 + pool.submit(() -> 1).result()
                    : 1 + pool.submit(() -> depthBelow(levels - 1)).result();
        }
    }
}
