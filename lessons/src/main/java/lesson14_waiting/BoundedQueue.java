package lesson14_waiting;

import java.time.Duration;
import java.util.OptionalInt;

/** A first-in-first-out queue of numbers with a capacity. A call that cannot go on waits, without using a processor. Thread-safe. */
public interface BoundedQueue {
    /**
     * Adds an element at the end; waits while the queue is full.
     *
     * @return false if the queue is closed, before the call or while it waits; then nothing was added
     * @throws InterruptedException if the thread is interrupted while it waits; then nothing was added
     */
    boolean put(int element) throws InterruptedException;

    /**
     * Removes the first element; waits while the queue is empty.
     *
     * @return the element; empty if the queue is closed and has none left
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    OptionalInt take() throws InterruptedException;

    /**
     * Removes the first element; waits while the queue is empty, but not longer than the time. Zero only looks.
     *
     * @return the element; empty if none came in that time, or if the queue is closed and has none left
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    OptionalInt poll(Duration time) throws InterruptedException;

    /** Closes the queue: no element is added from now on, those in it can be removed, and all waiting threads that are left go on. */
    void close();

    /** The number of elements in the queue: never more than its capacity. */
    int size();
}
