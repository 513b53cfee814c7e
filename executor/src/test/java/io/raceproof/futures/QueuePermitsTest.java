package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.queue.QueuePermits;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class QueuePermitsTest {
    @Test
    void there_is_room_for_as_many_as_there_are_places() {
        QueuePermits room = new QueuePermits(0, 2, true);
        assertTrue(room.tryAcquire());
        assertTrue(room.tryAcquire());
        assertFalse(room.tryAcquire());
        assertThrows(RejectedExecutionException.class, () -> room.acquire(true));
        room.release();
        assertTrue(room.tryAcquire());
        assertFalse(room.tryAcquire());
    }

    @Test
    void who_waits_comes_in_when_somebody_leaves() throws Exception {
        QueuePermits room = new QueuePermits(0, 1, false);
        assertTrue(room.tryAcquire());
        Other<Boolean> waiting = Other.does(() -> {
            room.acquire(true);
            return true;
        });
        waiting.awaitBlocked();
        room.release();
        assertTrue(waiting.end());
        assertFalse(room.tryAcquire());
    }

    @Test
    void who_must_not_wait_is_refused() {
        QueuePermits room = new QueuePermits(0, 1, false);
        assertTrue(room.tryAcquire());
        assertThrows(RejectedExecutionException.class, () -> room.acquire(false));
    }

    @Test
    void open_doors_let_everybody_in_even_in_the_largest_room() throws Exception {
        QueuePermits room = new QueuePermits(0, Integer.MAX_VALUE, false);
        assertTrue(room.tryAcquire());
        room.releaseAll();
        room.release();
        for (int i = 0; i < 1_000; i++) {
            room.acquire(true);
        }
        assertTrue(room.tryAcquire());
    }

    @Test
    void open_doors_let_in_who_waits() throws Exception {
        QueuePermits room = new QueuePermits(0, 1, false);
        assertTrue(room.tryAcquire());
        Other<Integer> one = Other.does(() -> {
            room.acquire(true);
            return 1;
        });
        Other<Integer> two = Other.does(() -> {
            room.acquire(true);
            return 2;
        });
        one.awaitBlocked();
        two.awaitBlocked();
        room.releaseAll();
        assertEquals(3, one.end() + two.end());
    }
}
