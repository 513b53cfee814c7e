package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

/** What is done with is let go of, so that the memory of results can go. */
class ReferencesTest {

    private static void awaitCleared(WeakReference<?> reference) throws Exception {
        Probe.await("the object to be collected", () -> {
            System.gc();
            return reference.refersTo(null);
        });
        assertTrue(reference.refersTo(null));
    }

    /** Fresh large objects; the method makes sure that no local variable keeps one. */
    private static Callable<byte[]> payload() {
        return () -> new byte[100_000];
    }

    private static <T> WeakReference<T> weak(T object) {
        return new WeakReference<>(object);
    }

    @Test
    void as_completed_keeps_nothing_it_has_handed_out() throws Exception {
        Promise<byte[]> first = new Promise<>();
        Promise<byte[]> last = new Promise<>();
        Completions<Future<byte[]>> completions = connect(first, last);
        first = null; // the promise's part: it was handed to connect
        WeakReference<byte[]> completed = weak(completions.next().result());
        awaitCleared(completed);
        WeakReference<byte[]> arrived = weak(completions.next().result());
        awaitCleared(arrived);
        assertTrue(completions.hasNext());
        last.complete(new byte[0]);
        assertEquals(0, completions.next().result().length);
    }

    /** One that is done, one that is completed after the registration, one that is pending. */
    private static Completions<Future<byte[]>> connect(Promise<byte[]> first, Promise<byte[]> last) {
        Promise<byte[]> done = new Promise<>();
        done.complete(new byte[100_000]);
        Completions<Future<byte[]>> completions =
                Futures.asCompleted(List.of(first.future(), done.future(), last.future()));
        first.complete(new byte[100_000]);
        return completions;
    }

    @Test
    void map_keeps_no_result_it_has_handed_out() throws Exception {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Results<byte[]> results = pool.map(i -> new byte[100_000], List.of(1, 2, 3));
            for (int i = 0; i < 3; i++) {
                awaitCleared(weak(results.next()));
            }
            assertFalse(results.hasNext());
        }
    }

    @Test
    void an_idle_pool_keeps_no_result() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            awaitCleared(weak(pool.submit(payload()).result()));
            List<WeakReference<byte[]>> more = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                more.add(weak(pool.submit(payload()).result()));
            }
            for (WeakReference<byte[]> reference : more) {
                awaitCleared(reference);
            }
        }
    }

    @Test
    void a_finished_task_lets_go_of_what_it_captured() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            List<Future<Integer>> kept = new ArrayList<>();
            WeakReference<byte[]> captured = submitWith(pool, new byte[100_000], kept);
            assertEquals(100_000, kept.get(0).result());
            awaitCleared(captured);
        }
    }

    private static WeakReference<byte[]> submitWith(ThreadPoolExecutor pool, byte[] load, List<Future<Integer>> kept) {
        kept.add(pool.submit(() -> load.length));
        return weak(load);
    }

    @Test
    void a_cancelled_task_lets_go_of_what_it_captured_while_it_is_queued() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            gate.occupy(pool);
            List<Future<Integer>> kept = new ArrayList<>();
            WeakReference<byte[]> captured = submitWith(pool, new byte[100_000], kept);
            assertTrue(kept.get(0).cancel());
            awaitCleared(captured);
            gate.open();
        }
    }

    @Test
    void a_completed_future_lets_go_of_its_callbacks() throws Exception {
        Promise<Integer> promise = new Promise<>();
        WeakReference<byte[]> captured = callbackWith(promise.future(), new byte[100_000]);
        promise.complete(1);
        awaitCleared(captured);
        assertEquals(0, Waiters.count(promise.future()));
    }

    private static WeakReference<byte[]> callbackWith(Future<Integer> future, byte[] load) {
        future.whenDone(f -> assertEquals(100_000, load.length));
        return weak(load);
    }

    @Test
    void a_pool_that_has_ended_is_let_go_of() throws Exception {
        awaitCleared(factoryOfEndedPool(0));
        awaitCleared(factoryOfEndedPool(1));
    }

    private static WeakReference<ThreadFactory> factoryOfEndedPool(int tasks) {
        String name = "of " + tasks;
        ThreadFactory factory = work -> new Thread(work, name);
        try (PoolExecutor pool =
                ThreadPoolExecutor.builder().threadFactory(factory).build()) {
            for (int i = 0; i < tasks; i++) {
                pool.submit(() -> {});
            }
        }
        return weak(factory);
    }
}
