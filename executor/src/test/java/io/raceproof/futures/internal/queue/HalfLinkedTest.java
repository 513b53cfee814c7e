package io.raceproof.futures.internal.queue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A producer that has moved the tail and not linked its node yet. */
class HalfLinkedTest {
    private static final class Item extends QueueNode {
        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private final WorkQueue<Item> queue = new WorkQueue<>();

    @Test
    void what_is_not_linked_yet_is_held_already() {
        queue.offer(new Item());
        queue.tail = new Item();
        assertTrue(queue.holdsMoreThan(1));
        assertFalse(queue.holdsMoreThan(2));
    }
}
