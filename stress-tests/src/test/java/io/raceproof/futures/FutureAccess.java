package io.raceproof.futures;

import java.util.List;

/** Opens what a future keeps to itself to the races. Stateless. */
public final class FutureAccess {
    private FutureAccess() {}

    /** How many stand in the stacks of those that are not done: none, when nobody waits. */
    public static int waiters(List<? extends Future<?>> futures) {
        return futures.stream()
                .filter(future -> !future.isDone())
                .mapToInt(Future::waiterCount)
                .sum();
    }
}
