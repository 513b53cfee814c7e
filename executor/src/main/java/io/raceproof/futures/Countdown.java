package io.raceproof.futures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One wait for several futures, of which one may be given twice: counts down as they are done and wakes the one thread that
 * waits. The count is the number of completions still missing; a failure sets it to zero where that ends the wait.
 */
final class Countdown {
    final Parker parker = Parker.ofCurrentThread();
    private final boolean failureEnds;

    /** Counted down by those who complete, read by the thread that waits. */
    private final AtomicInteger missing;

    Countdown(int missing, boolean failureEnds) {
        this.missing = new AtomicInteger(missing);
        this.failureEnds = failureEnds;
    }

    final class Registration extends Waiter {
        private final Future<?> future;

        Registration(Future<?> future) {
            this.future = future;
        }

        @Override
        void completed(Future<?> completed) {
            boolean last = missing.decrementAndGet() == 0;
            boolean ends = failureEnds && completed.status() == Future.Status.FAILED;
            if (ends) {
                missing.set(0);
            }
            if (last || ends) {
                parker.unpark();
            }
        }
    }

    /** Returns when the condition holds or the deadline has passed. */
    static void await(Collection<? extends Future<?>> futures, ReturnWhen returnWhen, Deadline deadline)
            throws InterruptedException {
        if (!futures.isEmpty()) {
            boolean one = returnWhen == ReturnWhen.FIRST_COMPLETED;
            boolean failureEnds = returnWhen == ReturnWhen.FIRST_EXCEPTION;
            new Countdown(one ? 1 : futures.size(), failureEnds).await(futures, deadline);
        }
    }

    private void await(Collection<? extends Future<?>> futures, Deadline deadline) throws InterruptedException {
        List<Registration> registrations = new ArrayList<>(futures.size());
        try {
            for (Future<?> future : futures) {
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
