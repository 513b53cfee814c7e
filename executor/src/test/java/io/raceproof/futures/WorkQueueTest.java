package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.queue.WorkQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private static final int THREADS = 3;

    private final WorkQueue<Future<?>> queue = new WorkQueue<>();

    /** A future that stands for a number. */
    private static Future<Integer> numbered(int n) {
        return new Future<>(() -> n, null);
    }

    private static int numberOf(Future<?> future) throws Exception {
        Callable<?> task = Runner.pendingTask(future);
        return task == null ? -1 : (Integer) task.call();
    }

    @Test
    void an_empty_queue_has_no_work() {
        assertFalse(queue.hasWork());
        assertNull(queue.poll());
        assertFalse(queue.isClosed());
        assertFalse(queue.isDrained());
    }

    @Test
    void what_comes_first_is_taken_first() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertTrue(queue.offer(numbered(i)));
        }
        assertTrue(queue.hasWork());
        for (int i = 0; i < 10; i++) {
            assertEquals(i, numberOf(Objects.requireNonNull(queue.poll())));
        }
        assertFalse(queue.hasWork());
        assertNull(queue.poll());
    }

    @Test
    void what_is_behind_a_future_is_counted_until_it_is_left_behind() {
        Future<Integer> first = numbered(0);
        queue.offer(first);
        assertTrue(WorkQueue.hasBehind(first, 0));
        assertFalse(WorkQueue.hasBehind(first, 1));
        queue.offer(numbered(1));
        queue.offer(numbered(2));
        assertTrue(WorkQueue.hasBehind(first, 2));
        assertFalse(WorkQueue.hasBehind(first, 3));
        queue.poll();
        assertTrue(WorkQueue.hasBehind(first, 2), "taken, and the next is not");
        queue.poll();
        assertFalse(WorkQueue.hasBehind(first, 1), "left behind");
    }

    @Test
    void it_tells_whether_it_holds_more_than_a_number() {
        for (int held = 0; held < 4; held++) {
            for (int count = 0; count < 5; count++) {
                assertEquals(held > count, queue.holdsMoreThan(count), held + " held");
            }
            queue.offer(numbered(held));
        }
        queue.poll();
        assertTrue(queue.holdsMoreThan(2));
        assertFalse(queue.holdsMoreThan(3));
        queue.close();
        assertTrue(queue.holdsMoreThan(2));
        assertFalse(queue.holdsMoreThan(3), "the mark of its end is no task");
        queue.drain();
        assertFalse(queue.holdsMoreThan(0));
    }

    @Test
    void a_closed_queue_refuses_and_keeps_what_is_in() throws Exception {
        Future<Integer> in = numbered(1);
        queue.offer(in);
        assertTrue(queue.close());
        assertFalse(queue.close());
        assertFalse(queue.offer(numbered(2)));
        assertTrue(queue.isClosed());
        assertFalse(queue.isDrained());
        assertTrue(queue.hasWork());
        assertSame(in, queue.poll());
        assertTrue(queue.isDrained());
        assertFalse(queue.hasWork());
        assertNull(queue.poll());
    }

    @Test
    void an_empty_queue_that_is_closed_is_drained() {
        queue.close();
        assertTrue(queue.isDrained());
        assertNull(queue.poll());
    }

    @Test
    void the_future_taken_last_is_let_go_of_once_it_is_done() {
        Future<Integer> future = numbered(1);
        queue.offer(future);
        assertSame(future, queue.poll());
        assertFalse(queue.forgetLast(), "not done");
        Runner.forceCompleteHere(future, 1);
        assertTrue(queue.forgetLast());
        assertTrue(queue.hasWork(), "to be looked at");
        assertNull(queue.poll(), "the queue's own node is no work");
        assertFalse(queue.hasWork());
        assertFalse(queue.forgetLast(), "nothing to let go of");
    }

    @Test
    void letting_go_puts_nothing_behind_what_has_come_meanwhile() {
        Future<Integer> future = numbered(1);
        Future<Integer> next = numbered(2);
        queue.offer(future);
        queue.poll();
        Runner.forceCompleteHere(future, 1);
        queue.offer(next);
        assertTrue(queue.forgetLast());
        assertSame(next, queue.poll());
        assertNull(queue.poll());
    }

    @Test
    void many_producers_and_consumers_pass_each_future_on_exactly_once_in_order() throws Exception {
        int each = 30_000;
        AtomicIntegerArray taken = new AtomicIntegerArray(THREADS * each);
        CyclicBarrier start = new CyclicBarrier(2 * THREADS);
        List<Other<Integer>> all = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int first = t * each;
            all.add(Other.does(() -> {
                start.await();
                for (int i = 0; i < each; i++) {
                    queue.offer(numbered(first + i));
                }
                return 0;
            }));
            all.add(Other.does(() -> {
                start.await();
                return consume(taken, each);
            }));
        }
        int sum = 0;
        for (Other<Integer> other : all) {
            sum += other.end();
        }
        assertEquals(THREADS * each, sum);
        for (int i = 0; i < taken.length(); i++) {
            assertEquals(1, taken.get(i));
        }
        assertNull(queue.poll());
    }

    /** Takes so many, counts each, and checks that those of one producer come in its order. */
    private int consume(AtomicIntegerArray taken, int each) throws Exception {
        int[] latest = new int[THREADS];
        Arrays.fill(latest, -1);
        for (int count = 0; count < each; ) {
            Future<?> future = queue.poll();
            if (future == null) {
                Thread.onSpinWait();
                continue;
            }
            int n = numberOf(future);
            taken.incrementAndGet(n);
            assertTrue(latest[n / each] < n, "out of order");
            latest[n / each] = n;
            count++;
        }
        return each;
    }

    @Test
    void what_is_accepted_while_the_queue_closes_is_in_and_nothing_else() throws Exception {
        for (int round = 0; round < Rounds.of(75, 300); round++) {
            WorkQueue<Future<?>> closing = new WorkQueue<>();
            CyclicBarrier start = new CyclicBarrier(THREADS + 1);
            List<Other<Integer>> producers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                producers.add(Other.does(() -> {
                    start.await();
                    int accepted = 0;
                    while (closing.offer(numbered(accepted))) {
                        accepted++;
                    }
                    return accepted;
                }));
            }
            start.await();
            closing.close();
            int accepted = 0;
            for (Other<Integer> producer : producers) {
                accepted += producer.end();
            }
            int polled = 0;
            while (closing.poll() != null) {
                polled++;
            }
            assertEquals(accepted, polled);
            assertTrue(closing.isDrained());
        }
    }
}
