package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.park.Parker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Holds for both parkers: the build runs it a second time with the monitor. */
class ParkerTest {

    @Test
    void an_unpark_that_comes_first_is_kept() throws Exception {
        Other<Boolean> other = Other.does(() -> {
            Parker parker = Parker.ofCurrentThread();
            parker.unpark();
            parker.park(Deadline.NEVER);
            return true;
        });
        assertTrue(other.end());
    }

    @Test
    void an_unpark_wakes_the_parked_thread() throws Exception {
        Promise<Parker> parker = new Promise<>();
        AtomicBoolean condition = new AtomicBoolean();
        Other<Boolean> other = Other.does(() -> {
            parker.complete(Parker.ofCurrentThread());
            while (!condition.get()) {
                parker.future().join().park(Deadline.NEVER);
            }
            return true;
        });
        other.awaitBlocked();
        condition.set(true);
        parker.future().join().unpark();
        assertTrue(other.end());
    }

    @Test
    void an_interrupt_wakes_the_parked_thread_and_stays_set() throws Exception {
        Other<Boolean> other = Other.does(() -> {
            Parker parker = Parker.ofCurrentThread();
            while (!Thread.currentThread().isInterrupted()) {
                parker.park(Deadline.NEVER);
            }
            parker.park(Deadline.NEVER); // returns at once
            return Thread.currentThread().isInterrupted();
        });
        other.awaitBlocked().interrupt();
        assertTrue(other.end());
    }

    @Test
    void a_deadline_ends_the_wait() throws Exception {
        Other<Boolean> other = Other.does(() -> {
            Parker parker = Parker.ofCurrentThread();
            Deadline deadline = Deadline.afterNanos(TimeUnit.MILLISECONDS.toNanos(2));
            while (!deadline.isPast()) {
                parker.park(deadline);
            }
            parker.park(deadline);
            return Thread.currentThread().isInterrupted();
        });
        assertFalse(other.end());
    }
}
