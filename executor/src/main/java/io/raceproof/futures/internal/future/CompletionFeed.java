package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.park.AdaptiveSpin;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.park.Parker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings futures to one consumer in the order in which they are done. Any thread may complete a future; one thread at a time
 * takes.
 *
 * <pre>
 *   completed future ──push──► arrived (stack) ──taken whole, reversed──► batch ──► take
 * </pre>
 *
 * <p>No completion is lost: the thread that completes pushes and then reads {@code sleeper}; the consumer writes {@code sleeper}
 * and then looks at the stack, each time before it parks. Each time, because the thread that unparks it clears
 * {@code sleeper}, and may have pushed so long ago that its future was taken before. None comes twice: a registration is claimed once.
 *
 * @param <F> the type of the futures
 */
public final class CompletionFeed<F extends AbstractFuture<?>> {

    /** Registers the feed with one future; once that is completed, a link of the stack of arrivals. */
    private final class Registration extends Waiter {
        /** Null once in the batch or taken back: the feed keeps no result alive. Written by the consumer. */
        private @Nullable F future;

        /** Written before this is pushed. */
        private @Nullable Registration arrivedBefore;

        Registration(F future) {
            this.future = future;
        }

        @Override
        protected void completed(boolean failed) {
            Registration newest;
            do {
                newest = arrived.get();
                arrivedBefore = newest;
            } while (!arrived.compareAndSet(newest, this));
            Parker parker = sleeper.get();
            if (parker != null && sleeper.compareAndSet(parker, null)) { // one unpark is enough
                parker.unpark();
            }
        }
    }

    /** Those completed and not yet in the batch, last one first. */
    private final AtomicReference<@Nullable Registration> arrived = new AtomicReference<>();

    /** The consumer, while it is parked and not yet unparked. Set by it, cleared by the thread that unparks it and by itself. */
    private final AtomicReference<@Nullable Parker> sleeper = new AtomicReference<>();

    /** Of the consumer. */
    private final AdaptiveSpin spin = new AdaptiveSpin();

    /** Next to be handed out. Used by the consumer alone. */
    private final Deque<F> batch = new ArrayDeque<>();

    /** All that were registered, to take them back. Written by the consumer. */
    private List<Registration> registrations = List.of();

    /** Makes one that brings nothing yet. */
    public CompletionFeed() {}

    /** Registers with every future; those done already come first, in the given order. */
    public void connect(Collection<F> futures) {
        List<Registration> pending = new ArrayList<>();
        for (F future : futures) {
            if (future.isDone()) {
                batch.add(future);
            } else {
                pending.add(new Registration(future));
            }
        }
        registrations = pending;
        for (Registration registration : pending) {
            F future = registration.future;
            if (future != null) {
                future.register(registration);
            }
        }
    }

    /** The next one that is done; waits for it. */
    public F take(Deadline deadline) throws InterruptedException, TimeoutException {
        if (batch.isEmpty() && !collect()) {
            await(deadline);
        }
        return batch.remove();
    }

    private void await(Deadline deadline) throws InterruptedException, TimeoutException {
        if (spin.spinUntil(() -> arrived.get() != null) && collect()) {
            return;
        }
        Parker parker = Parker.ofCurrentThread();
        try {
            while (true) {
                sleeper.set(parker);
                if (collect()) {
                    return;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (deadline.isPast()) {
                    throw new TimeoutException();
                }
                parker.park(deadline);
            }
        } finally {
            sleeper.set(null);
        }
    }

    /** Moves all arrivals to the batch, oldest first. */
    private boolean collect() {
        for (Registration r = arrived.getAndSet(null); r != null; ) {
            batch.addFirst(Objects.requireNonNull(r.future, "a future came twice"));
            r.future = null;
            Registration before = r.arrivedBefore;
            r.arrivedBefore = null;
            r = before;
        }
        return !batch.isEmpty();
    }

    /** Takes back what is registered still. */
    public void disconnect() {
        for (Registration registration : registrations) {
            F future = registration.future;
            if (future != null && !future.isDone()) {
                future.unregister(registration);
            }
            registration.future = null;
        }
        registrations = List.of();
    }
}
