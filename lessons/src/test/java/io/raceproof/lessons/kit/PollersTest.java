package io.raceproof.lessons.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which threads only look again. */
class PollersTest {
    private static final int ROUNDS = 20;

    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private interface Round {
        void go() throws InterruptedException;
    }

    private Thread start(Round round) {
        Thread thread = new Thread(() -> {
            try {
                while (end.getCount() > 0) {
                    round.go();
                    rounds.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void a_thread_that_waits_with_a_time_out_again_and_again_is_one_when_it_has_looked_often() throws Exception {
        Pollers pollers = new Pollers(ROUNDS);
        Thread thread = start(() -> end.await(1, TimeUnit.MILLISECONDS));
        assertFalse(pollers.contains(thread));
        boolean seen = false;
        while (!seen && rounds.get() < 100 * ROUNDS) {
            seen = pollers.contains(thread);
        }
        assertTrue(seen);
        assertTrue(rounds.get() >= ROUNDS - 1, rounds::toString);
        end.countDown();
        thread.join();
        assertFalse(pollers.contains(thread));
    }

    @Test
    void a_thread_that_is_woken_again_and_again_is_none() throws Exception {
        Pollers pollers = new Pollers(ROUNDS);
        Semaphore calls = new Semaphore(0);
        Thread thread = start(calls::acquire);
        while (rounds.get() < 10 * ROUNDS) {
            assertFalse(pollers.contains(thread));
            calls.release();
        }
        end.countDown();
        calls.release();
        thread.join();
    }
}
