package io.raceproof.futures.internal.future;

import io.raceproof.futures.Future;
import java.util.List;

/** Opens what a future keeps to itself to the races. Stateless. */
public final class FutureAccess {
    private FutureAccess() {}

    private static int waiters(AbstractFuture<?> future) {
        int count = 0;
        for (Waiter w = future.waiters; w != null; w = w.next) {
            count++;
        }
        return count;
    }

    /** How many stand in the stacks of those that are not done: none, when no thread waits. */
    public static int waiters(List<? extends Future<?>> futures) {
        return futures.stream()
                .filter(future -> !future.isDone())
                .mapToInt(FutureAccess::waiters)
                .sum();
    }
}
