package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part three: every rule of cancelling. */
interface CancelContract extends PoolSource {

    @Test
    default void a_cancelled_future_is_done_for_every_waiter(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> future = pool.submit(() -> 1);
            Other<Integer> result = Other.does(future::result).awaitBlocked();
            Other<Integer> joined = Other.does(future::join).awaitBlocked();
            Other<Integer> got = Other.does(future::get).awaitBlocked();
            Other<?> exception = Other.does(future::exception).awaitBlocked();
            Other<DoneAndNotDone<Future<?>>> awaited =
                    Other.does(() -> Futures.<Future<?>>await(List.of(future))).awaitBlocked();
            Other<Future<?>> completed = Other.<Future<?>>does(
                            () -> Futures.asCompleted(List.of(future)).next())
                    .awaitBlocked();

            assertTrue(future.cancel());

            assertThrows(CancellationException.class, result::end);
            assertThrows(CancellationException.class, joined::end);
            assertThrows(CancellationException.class, got::end);
            assertThrows(CancellationException.class, exception::end);
            assertTrue(awaited.end().done().contains(future));
            assertSame(future, completed.end());
            probe.release();
        }
    }

    @Test
    default void a_pending_task_can_be_cancelled_and_never_runs(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<?> plain = pool.submit(() -> probe.mark("ran"));
            Future<?> withFalse = pool.submit(() -> probe.mark("ran"));
            Future<?> withTrue = pool.submit(() -> probe.mark("ran"));
            assertTrue(plain.cancel());
            assertTrue(withFalse.cancel(false));
            assertTrue(withTrue.cancel(true));
            for (Future<?> future : List.of(plain, withFalse, withTrue)) {
                assertTrue(future.isCancelled());
                assertTrue(future.isDone());
                assertFalse(future.isRunning());
                assertEquals(Future.Status.CANCELLED, future.status());
            }
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void cancelling_again_is_true_and_repeats_nothing(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> future = pool.submit(() -> 1);
            List<String> calls = new ArrayList<>();
            future.whenDone(f -> calls.add("called"));
            assertTrue(future.cancel());
            assertTrue(future.cancel());
            assertTrue(future.cancel(true));
            assertEquals(List.of("called"), calls);
            probe.release();
        }
    }

    @Test
    default void callbacks_run_in_the_cancelling_thread_before_cancel_returns(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> future = pool.submit(() -> 1);
            List<Thread> threads = new ArrayList<>();
            future.whenDone(f -> threads.add(Thread.currentThread()));
            future.cancel();
            assertEquals(List.of(Thread.currentThread()), threads);
            probe.release();
        }
    }

    @Test
    default void a_running_task_is_not_cancelled_by_python_rules(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            assertFalse(future.cancel());
            assertFalse(future.cancel(false));
            assertTrue(future.isRunning());
            probe.release();
            assertEquals(1, future.result());
        }
    }

    @Test
    default void a_running_task_is_cancelled_at_once_by_cancel_true_and_the_pool_lives(@TempDir Path dir)
            throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            List<Future<?>> called = new ArrayList<>();
            future.whenDone(called::add);
            assertTrue(future.cancel(true));
            assertTrue(future.isCancelled());
            assertFalse(future.isRunning());
            assertEquals(List.of(future), called);
            assertThrows(CancellationException.class, future::result);
            int x = 4; // nobody released the first task: the worker is free because it was stopped
            assertEquals(16, pool.submit(() -> Tasks.square(x)).result());
        }
    }

    @Test
    default void cancel_true_stops_no_other_task(@TempDir Path dir) throws Exception {
        Probe one = Probe.in(Files.createDirectory(dir.resolve("one")));
        Probe two = Probe.in(Files.createDirectory(dir.resolve("two")));
        try (PoolExecutor pool = newPool(2)) {
            Future<Integer> stopped = Tasks.occupy(pool, one);
            Future<Integer> other = Tasks.occupy(pool, two);
            Future<Integer> behind = pool.submit(() -> 5);
            assertTrue(stopped.cancel(true));
            assertEquals(5, behind.result());
            assertTrue(other.isRunning());
            two.release();
            assertEquals(1, other.result());
        }
    }

    @Test
    default void a_finished_task_cannot_be_cancelled() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> succeeded = pool.submit(() -> 1);
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("no luck"));
            succeeded.result();
            failed.exception();
            for (Future<Integer> future : List.of(succeeded, failed)) {
                assertFalse(future.cancel());
                assertFalse(future.cancel(false));
                assertFalse(future.cancel(true));
                assertFalse(future.isCancelled());
            }
            assertEquals(1, succeeded.result());
            assertEquals(Future.Status.FAILED, failed.status());
        }
    }

    @Test
    default void a_cancelled_future_has_neither_result_nor_exception(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> future = pool.submit(() -> 1);
            future.cancel();
            assertThrows(CancellationException.class, future::result);
            assertThrows(CancellationException.class, () -> future.result(Tasks.LONG));
            assertThrows(CancellationException.class, future::join);
            assertThrows(CancellationException.class, future::get);
            assertThrows(CancellationException.class, future::exception);
            assertThrows(CancellationException.class, () -> future.exception(Tasks.LONG));
            assertThrows(IllegalStateException.class, future::resultNow);
            assertThrows(IllegalStateException.class, future::exceptionNow);
            probe.release();
        }
    }
}
