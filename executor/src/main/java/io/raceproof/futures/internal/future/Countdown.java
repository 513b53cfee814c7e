package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.park.Parker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One wait for several futures, of which one may be given twice: counts down as they are done and wakes the one thread that
 * waits. The count is the number of completions still missing; a failure sets it to zero where that ends the wait.
 */
public final class Countdown {
    final Parker parker = Parker.ofCurrentThread();
    private final boolean failureEnds;

    /** Counted down by those who complete, read by the thread that waits. */
    private final AtomicInteger missing;

    Countdown(int missing, boolean failureEnds) {
        this.missing = new AtomicInteger(missing);
        this.failureEnds = failureEnds;
    }

    final class Registration extends Waiter {
        private final AbstractFuture<?> future;

        Registration(AbstractFuture<?> future) {
            this.future = future;
        }

        @Override
        protected void completed(boolean failed) {
            boolean last = missing.decrementAndGet() == 0;
            boolean ends = failureEnds && failed;
            if (ends) {
                missing.set(0);
            }
            if (last || ends) {
                parker.unpark();
            }
        }
    }

    /**
     * Returns when all are done or the deadline has passed. Waits for the last one first: a pool starts them in their order,
     * so once that one is done, most are, and few registrations are needed.
     */
    public static void awaitAll(List<? extends AbstractFuture<?>> futures, Deadline deadline)
            throws InterruptedException {
        if (!futures.isEmpty() && futures.get(futures.size() - 1).awaitDone(deadline)) {
            List<? extends AbstractFuture<?>> left =
                    futures.stream().filter(future -> !future.isDone()).toList();
            await(left, left.size(), false, deadline);
        }
    }

    /** Returns when all are done, one of them has failed, or the deadline has passed. */
    public static void awaitAllOrFailure(Collection<? extends AbstractFuture<?>> futures, Deadline deadline)
            throws InterruptedException {
        await(futures, futures.size(), true, deadline);
    }

    /** Returns when one is done or the deadline has passed. */
    public static void awaitAny(Collection<? extends AbstractFuture<?>> futures, Deadline deadline)
            throws InterruptedException {
        await(futures, 1, false, deadline);
    }

    private static void await(
            Collection<? extends AbstractFuture<?>> futures, int missing, boolean failureEnds, Deadline deadline)
            throws InterruptedException {
        if (!futures.isEmpty()) {
            new Countdown(missing, failureEnds).await(futures, deadline);
        }
    }

    private void await(Collection<? extends AbstractFuture<?>> futures, Deadline deadline) throws InterruptedException {
        List<Registration> registrations = new ArrayList<>(futures.size());
        try {
            for (AbstractFuture<?> future : futures) {
                Registration registration = new Registration(future);
                registrations.add(registration);
                future.register(registration);
            }
            while (missing.get() > 0 && !deadline.isPast()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                parker.park(deadline);
            }
        } finally {
            for (Registration registration : registrations) {
                if (!registration.isClaimed()) {
                    registration.future.unregister(registration);
                }
            }
        }
    }
}
