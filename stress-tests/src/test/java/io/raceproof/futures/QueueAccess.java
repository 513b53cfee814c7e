package io.raceproof.futures;

import java.util.List;

/** Opens the executor's work queue, which is private to its package, to the races. The items are 1, 2 and 3. */
public final class QueueAccess {
    private final WorkQueue queue = new WorkQueue();
    private final List<Future<?>> items = List.of(newItem(), newItem(), newItem());

    /** Makes an empty one. */
    public QueueAccess() {}

    private static Future<?> newItem() {
        return new Future<>(() -> "", null);
    }

    /** See {@link WorkQueue#offer}. */
    public boolean offer(int item) {
        return queue.offer(items.get(item - 1));
    }

    /** See {@link WorkQueue#poll}; 0 for none. */
    public int poll() {
        Future<?> oldest = queue.poll();
        return oldest == null ? 0 : items.indexOf(oldest) + 1;
    }

    /** See {@link WorkQueue#close}. */
    public boolean close() {
        return queue.close();
    }

    /** See {@link WorkQueue#isDrained}. */
    public boolean isDrained() {
        return queue.isDrained();
    }
}
