package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waiters that come and go while a future is completed: none is lost, none is told twice, none is left behind. */
class WaiterRaceTest {

    @Test
    void callbacks_added_while_the_future_is_completed_run_exactly_once() throws Exception {
        for (int round = 0; round < 300; round++) {
            Promise<Integer> promise = new Promise<>();
            AtomicInteger added = new AtomicInteger();
            AtomicInteger calls = new AtomicInteger();
            Other<Integer> adder = Other.does(() -> {
                do {
                    promise.future().whenDone(f -> calls.incrementAndGet());
                    added.incrementAndGet();
                } while (!promise.future().isDone());
                return added.get();
            });
            while (added.get() <= round % 50) {
                Thread.onSpinWait();
            }
            promise.complete(1); // in the midst of an addition
            assertEquals(adder.end(), calls.get());
            assertEquals(0, Waiters.count(promise.future()));
        }
    }

    @Test
    void a_thread_that_begins_to_wait_while_the_future_is_completed_does_not_miss_it() throws Exception {
        Promise<Promise<?>> first = new Promise<>();
        Other<Integer> waiting = Other.does(() -> {
            Promise<?> next = first.future().result();
            int count = 0;
            while (next.future().result() instanceof Promise<?> following) {
                next = following;
                count++;
            }
            return count;
        });
        Promise<Object> last = new Promise<>();
        first.complete(last);
        for (int i = 0; i < 20_000; i++) {
            Promise<Object> next = new Promise<>();
            last.complete(next);
            last = next;
        }
        last.complete("end");
        assertEquals(20_000, waiting.end());
    }

    @Test
    void who_gives_up_waiting_takes_only_itself_back() throws Exception {
        for (int round = 0; round < 200; round++) {
            Promise<Integer> promise = new Promise<>();
            Future<Integer> future = promise.future();
            AtomicInteger calls = new AtomicInteger();
            CyclicBarrier start = new CyclicBarrier(4);
            List<Other<Integer>> others = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                others.add(Other.does(() -> {
                    start.await();
                    for (int i = 0; i < 20; i++) {
                        future.whenDone(f -> calls.incrementAndGet());
                        try {
                            future.result(Duration.ofNanos(1));
                        } catch (TimeoutException e) {
                            Futures.asCompleted(List.of(future)).close();
                        }
                    }
                    return 20;
                }));
            }
            start.await();
            if (round % 2 == 0) {
                promise.complete(1);
            }
            int added = 0;
            for (Other<Integer> other : others) {
                added += other.end();
            }
            if (round % 2 == 1) {
                assertEquals(added, Waiters.count(future), "the callbacks and nothing else");
                promise.complete(1);
            }
            assertEquals(added, calls.get());
            assertEquals(0, Waiters.count(future));
        }
    }

    @Test
    void a_failure_among_many_ends_first_exception_whichever_else_is_completed() throws Exception {
        for (int round = 0; round < 300; round++) {
            List<Promise<Integer>> promises = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                promises.add(new Promise<>());
            }
            List<Future<Integer>> futures =
                    promises.stream().map(Promise::future).toList();
            Other<DoneAndNotDone<Future<Integer>>> waiting =
                    Other.does(() -> Futures.await(futures, ReturnWhen.FIRST_EXCEPTION));
            Other<Integer> completer = Other.does(() -> {
                promises.subList(0, 10).forEach(promise -> promise.complete(1));
                return 10;
            });
            promises.get(15).fail(new IllegalStateException("reason"));
            assertTrue(waiting.end().done().contains(futures.get(15)));
            assertEquals(10, completer.end());
            assertEquals(0, Waiters.count(futures.get(19)));
        }
    }

    @Test
    void as_completed_hands_out_each_future_once_whichever_thread_completes_them() throws Exception {
        for (int round = 0; round < 100; round++) {
            List<Promise<Integer>> promises = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                promises.add(new Promise<>());
            }
            List<Future<Integer>> futures =
                    promises.stream().map(Promise::future).toList();
            List<Other<Integer>> completers = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                int first = t;
                completers.add(Other.does(() -> {
                    for (int i = first; i < 100; i += 2) {
                        promises.get(i).complete(i);
                    }
                    return 50;
                }));
            }
            int sum = 0;
            int count = 0;
            for (Future<Integer> future : Futures.asCompleted(futures)) {
                sum += future.resultNow();
                count++;
            }
            assertEquals(100, count);
            assertEquals(99 * 100 / 2, sum);
            for (Other<Integer> completer : completers) {
                assertEquals(50, completer.end());
            }
        }
    }
}
