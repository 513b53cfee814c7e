package io.raceproof.futures;

import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.queue.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the executor's work queue, which is private to its package, to the races. The items are 1, 2 and 3. */
public final class QueueAccess {
    private final WorkQueue<Future<?>> queue = new WorkQueue<>();
    private final List<Future<?>> items = List.of(newItem(1), newItem(2), newItem(3));

    /** Makes an empty one. */
    public QueueAccess() {}

    private static Future<?> newItem(int number) {
        return new Future<>(() -> number, null);
    }

    /** See {@link WorkQueue#offer}. Each item once. */
    public boolean offer(int item) {
        return queue.offer(items.get(item - 1));
    }

    /** The same with an item of any number that is made now, so it may come any number of times. */
    public boolean offerNew(int number) {
        return queue.offer(newItem(number));
    }

    /** See {@link WorkQueue#poll}; 0 for none. */
    public int poll() {
        return numberOf(queue.poll());
    }

    /** See {@link WorkQueue#pollLinked}; 0 for none. The item is done then, and the queue's own empty ones are passed over. */
    public int take() {
        Future<?> item;
        do {
            item = queue.pollLinked();
        } while (item != null && item.isDone());
        int number = numberOf(item);
        if (item != null) {
            Runner.forceCompleteHere(item, number);
        }
        return number;
    }

    private static int numberOf(@Nullable Future<?> item) {
        try {
            return item == null
                    ? 0
                    : (int) Objects.requireNonNull(
                            Objects.requireNonNull(Runner.pendingTask(item)).call());
        } catch (Exception e) {
            throw new AssertionError("no item of ours", e);
        }
    }

    /** See {@link WorkQueue#drain}. */
    public List<Integer> drain() {
        return queue.drain().stream().map(QueueAccess::numberOf).toList();
    }

    /** When nobody else is at it: all that is left, in order, and -1 if there is said to be more, which does not come. */
    public List<Integer> rest() {
        List<Integer> rest = new ArrayList<>();
        for (int item = poll(); item != 0; item = poll()) {
            rest.add(item);
        }
        if (queue.hasWork()) {
            rest.add(-1);
        }
        return rest;
    }

    /** See {@link WorkQueue#close}. */
    public boolean close() {
        return queue.close();
    }

    /** See {@link WorkQueue#replaceLast}. */
    public void letGo() {
        queue.replaceLast();
    }

    /** See {@link WorkQueue#forgetLast}. */
    public void forget() {
        queue.forgetLast();
    }

    /** See {@link WorkQueue#isDrained}. */
    public boolean isDrained() {
        return queue.isDrained();
    }
}
