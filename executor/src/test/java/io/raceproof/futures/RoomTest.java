package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void there_is_room_for_as_many_as_there_are_places() {
        Room room = new Room(0, 2, WhenFull.REJECT);
        assertTrue(room.tryEnter());
        assertTrue(room.tryEnter());
        assertFalse(room.tryEnter());
        assertThrows(RejectedExecutionException.class, () -> room.enter(true));
        room.leave();
        assertTrue(room.tryEnter());
        assertFalse(room.tryEnter());
    }

    @Test
    void who_waits_comes_in_when_somebody_leaves() throws Exception {
        Room room = new Room(0, 1, WhenFull.BLOCK);
        assertTrue(room.tryEnter());
        Other<Boolean> waiting = Other.does(() -> {
            room.enter(true);
            return true;
        });
        waiting.awaitBlocked();
        room.leave();
        assertTrue(waiting.end());
        assertFalse(room.tryEnter());
    }

    @Test
    void who_must_not_wait_is_refused() {
        Room room = new Room(0, 1, WhenFull.BLOCK);
        assertTrue(room.tryEnter());
        assertThrows(RejectedExecutionException.class, () -> room.enter(false));
    }

    @Test
    void open_doors_let_everybody_in_even_in_the_largest_room() throws Exception {
        Room room = new Room(0, Integer.MAX_VALUE, WhenFull.BLOCK);
        assertTrue(room.tryEnter());
        room.openDoors();
        room.leave();
        for (int i = 0; i < 1_000; i++) {
            room.enter(true);
        }
        assertTrue(room.tryEnter());
    }

    @Test
    void open_doors_let_in_who_waits() throws Exception {
        Room room = new Room(0, 1, WhenFull.BLOCK);
        assertTrue(room.tryEnter());
        Other<Integer> one = Other.does(() -> {
            room.enter(true);
            return 1;
        });
        Other<Integer> two = Other.does(() -> {
            room.enter(true);
            return 2;
        });
        one.awaitBlocked();
        two.awaitBlocked();
        room.openDoors();
        assertEquals(3, one.end() + two.end());
    }
}
