package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.collections.BlockQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockQueueTest {
    /** Enough for several blocks. */
    private static final int MANY = 10_000;

    private final Queue<Integer> queue = new BlockQueue<>();
    private final Queue<Integer> expected = new ArrayDeque<>();

    private void add(int element) {
        queue.add(element);
        expected.add(element);
        assertAgree();
    }

    private void poll() {
        assertEquals(expected.poll(), queue.poll());
        assertAgree();
    }

    private void assertAgree() {
        assertEquals(expected.size(), queue.size());
        assertEquals(expected.isEmpty(), queue.isEmpty());
        assertEquals(expected.peek(), queue.peek());
    }

    @Test
    void an_empty_one_has_nothing() {
        assertAgree();
        poll();
    }

    @Test
    void what_came_first_goes_first() {
        for (int i = 0; i < MANY; i++) {
            add(i);
        }
        assertEquals(new ArrayList<>(expected), new ArrayList<>(queue));
        for (int i = 0; i <= MANY; i++) {
            poll();
        }
        add(MANY);
        poll();
    }

    @Test
    void it_goes_on_while_some_come_and_some_go() {
        Random random = new Random(1);
        for (int phase = 0; phase < 20; phase++) { // in one it grows, in the next it shrinks, down to nothing at times
            int polls = phase % 2 == 0 ? 1 : 3;
            for (int i = 0; i < MANY / 4; i++) {
                if (random.nextInt(4) < polls) {
                    poll();
                } else {
                    add(i);
                }
            }
        }
        assertTrue(queue.size() < MANY, "it shrank");
    }
}
