package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part one: what becomes of a task. */
interface SubmitContract extends PoolSource {

    @Test
    default void submit_returns_the_result_of_the_task() throws Exception {
        try (PoolExecutor pool = newPool(2)) {
            int x = 5;
            assertEquals(25, pool.submit(() -> Tasks.square(x)).result());
        }
    }

    @Test
    default void a_null_result_is_a_result() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<String> future = pool.submit(() -> (String) null);
            assertNull(future.result());
            assertEquals(Future.Status.SUCCEEDED, future.status());
            assertNull(future.resultNow());
        }
    }

    @Test
    default void an_action_has_a_null_result(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            assertNull(pool.submit(() -> probe.mark("ran")).result());
            assertEquals(1, probe.count("ran"));
        }
    }

    @Test
    default void a_failure_keeps_its_type_and_its_message() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Throwable cause =
                    pool.submit(() -> Tasks.failWith("no luck")).exception().orElseThrow();
            assertInstanceOf(IllegalStateException.class, cause);
            assertEquals("no luck", cause.getMessage());
        }
    }

    @Test
    default void a_checked_exception_of_an_action_keeps_its_type_and_its_message() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit((Action) () -> {
                throw new IOException("disk full");
            });
            Throwable cause = future.exception().orElseThrow();
            assertInstanceOf(IOException.class, cause);
            assertEquals("disk full", cause.getMessage());
        }
    }

    @Test
    default void an_error_fails_its_future_and_the_pool_goes_on() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit((Action) () -> {
                throw new LinkageError("bad class");
            });
            Throwable cause = future.exception().orElseThrow();
            assertInstanceOf(LinkageError.class, cause);
            assertEquals("bad class", cause.getMessage());
            int x = 3;
            assertEquals(9, pool.submit(() -> Tasks.square(x)).result());
        }
    }

    @Test
    default void a_real_stack_overflow_fails_its_future_and_the_pool_goes_on() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit(() -> Endless.depth(0));
            assertInstanceOf(StackOverflowError.class, future.exception().orElseThrow());
            int x = 3;
            assertEquals(9, pool.submit(() -> Tasks.square(x)).result());
        }
    }

    /** Recursion without an end. */
    final class Endless {
        private Endless() {}

        @SuppressWarnings("InfiniteRecursion")
        static int depth(int n) {
            return 1 + depth(n + 1);
        }
    }

    @Test
    default void every_task_runs_exactly_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        int tasks = 200;
        try (PoolExecutor pool = newPool(2)) {
            IntStream.range(0, tasks).forEach(i -> pool.submit(() -> probe.mark("ran", i)));
        }
        List<Integer> ran = new ArrayList<>();
        for (String number : probe.details("ran")) {
            ran.add(Integer.valueOf(number));
        }
        assertEquals(
                IntStream.range(0, tasks).boxed().toList(),
                ran.stream().sorted().toList());
    }

    @Test
    default void two_workers_work_at_the_same_time(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(2)) {
            Future<?> one = pool.submit(() -> {
                probe.mark("one");
                probe.awaitMark("two");
            });
            Future<?> two = pool.submit(() -> {
                probe.mark("two");
                probe.awaitMark("one");
            });
            assertNull(one.result());
            assertNull(two.result());
        }
    }

    @Test
    default void one_worker_starts_tasks_in_the_order_of_submission(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            for (int i = 0; i < 20; i++) {
                int number = i;
                pool.submit(() -> probe.mark("order", number));
            }
            probe.release();
        }
        assertEquals(IntStream.range(0, 20).mapToObj(Integer::toString).toList(), probe.details("order"));
    }

    @Test
    default void a_task_can_be_submitted_while_others_run(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(2)) {
            Tasks.occupy(pool, probe);
            int x = 6;
            assertEquals(36, pool.submit(() -> Tasks.square(x)).result());
            probe.release();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_task_is_refused_with_a_reason() {
        try (PoolExecutor pool = newPool(1)) {
            Exception task = assertThrows(NullPointerException.class, () -> pool.submit((Task<Integer>) null));
            assertEquals("task is null: submit needs something to run", task.getMessage());
            Exception action = assertThrows(NullPointerException.class, () -> pool.submit((Action) null));
            assertEquals("action is null: submit needs something to run", action.getMessage());
        }
    }

    @Test
    default void submitters_in_many_threads_lose_nothing() throws Exception {
        List<Other<Integer>> submitters = new ArrayList<>();
        try (PoolExecutor pool = newPool(2)) {
            for (int t = 0; t < 4; t++) {
                submitters.add(Other.does(() -> {
                    int sum = 0;
                    List<Future<Integer>> futures = new ArrayList<>();
                    for (int i = 0; i < 100; i++) {
                        int x = i;
                        futures.add(pool.submit(() -> Tasks.square(x)));
                    }
                    for (Future<Integer> future : futures) {
                        sum += future.result();
                    }
                    return sum;
                }));
            }
            int expected = IntStream.range(0, 100).map(Tasks::square).sum();
            for (Other<Integer> submitter : submitters) {
                assertEquals(expected, submitter.end());
            }
        }
    }
}
