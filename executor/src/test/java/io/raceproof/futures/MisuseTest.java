package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is wrong with a setting is said in the message. What is wrong with a call stands in the contract. */
@SuppressWarnings("NullAway")
class MisuseTest {
    private final ThreadPoolExecutor.Builder builder = ThreadPoolExecutor.builder();

    private static void assertIllegal(String message, Executable call) {
        assertEquals(message, Thrown.message(IllegalArgumentException.class, call));
    }

    private static void assertNullRefused(String message, Executable call) {
        assertEquals(message, Thrown.message(NullPointerException.class, call));
    }

    @Test
    void fewer_than_one_worker_is_refused() {
        assertIllegal("workers must be at least 1, but was 0", () -> ThreadPoolExecutor.ofWorkers(0));
        assertIllegal("workers must be at least 1, but was -3", () -> builder.workers(-3));
    }

    @Test
    void a_queue_bound_below_one_is_refused() {
        assertIllegal("queueBound must be at least 1, but was 0", () -> builder.queueBound(0, WhenFull.BLOCK));
        assertIllegal(
                "queueBound must be at least 1, but was " + Integer.MIN_VALUE,
                () -> builder.queueBound(Integer.MIN_VALUE, WhenFull.REJECT));
        assertNullRefused("whenFull is null", () -> builder.queueBound(1, null));
    }

    @Test
    void null_settings_are_refused() {
        assertNullRefused("namePrefix is null: leave it out for the default", () -> builder.namePrefix(null));
        assertNullRefused("threadFactory is null: leave it out for the default", () -> builder.threadFactory(null));
        assertNullRefused("initializer is null: leave it out for none", () -> builder.initializer(null));
    }

    @Test
    void a_null_callable_is_refused() {
        try (ThreadPoolExecutor pool = builder.workers(1).build()) {
            assertNullRefused(
                    "task is null: submit needs something to run", () -> pool.submit((Callable<Integer>) null));
        }
    }

    @Test
    void a_null_service_is_refused() {
        assertNullRefused("service is null", () -> PoolExecutor.over(null));
    }

    @Test
    void map_options_refuse_what_makes_no_sense() {
        MapOptions options = MapOptions.defaults();
        assertIllegal("buffer must be at least 1, but was 0", () -> options.buffer(0));
        assertIllegal("buffer must be at least 1, but was -1", () -> options.buffer(-1));
        assertIllegal("chunkSize must be at least 1, but was 0", () -> options.chunkSize(0));
        assertNullRefused("timeout is null: leave it out to wait forever", () -> options.timeout(null));
    }
}
