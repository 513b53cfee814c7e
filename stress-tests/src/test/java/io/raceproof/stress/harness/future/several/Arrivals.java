package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Brings futures in the order in which they are done; for one consumer. */
interface Arrivals {
    /** The next one; if none is done, waits for it or throws. */
    Future<?> next() throws InterruptedException;

    /** The executor's own, which throws if none is done. */
    static Arrivals real(List<Future<?>> futures) {
        Completions<Future<?>> completions = Futures.asCompleted(futures, Duration.ZERO);
        return completions::next;
    }

    /** The executor's own, which waits. */
    static Arrivals waiting(List<Future<?>> futures) {
        Completions<Future<?>> completions = Futures.asCompleted(futures);
        return completions::next;
    }

    /**
     * Waits, and says so once for each wait: who wakes it takes that back, also when the future that it brings was taken
     * before. The next one then wakes no thread.
     */
    final class SleeperToldOnce implements Arrivals {
        private final Deque<Future<?>> arrived = new ConcurrentLinkedDeque<>();
        private final Object bed = new Object();

        /** Set by the consumer before it sleeps, cleared by who wakes it: too early, that is the fault. */
        private final AtomicBoolean asleep = new AtomicBoolean();

        /** Whether the consumer was woken. Guarded by bed. */
        private boolean woken;

        SleeperToldOnce(List<Future<?>> futures) {
            futures.forEach(future -> future.whenDone(this::completed));
        }

        private void completed(Future<?> future) {
            arrived.add(future);
            if (asleep.compareAndSet(true, false)) {
                synchronized (bed) {
                    woken = true;
                    bed.notifyAll();
                }
            }
        }

        @Override
        public Future<?> next() throws InterruptedException {
            Future<?> first = arrived.poll();
            if (first != null) {
                return first;
            }
            asleep.set(true);
            while ((first = arrived.poll()) == null) {
                synchronized (bed) {
                    while (!woken) {
                        bed.wait();
                    }
                    woken = false;
                }
            }
            asleep.set(false);
            return first;
        }
    }

    /** A stack whose top is read, and written in a second step: what comes meanwhile is lost. */
    final class Naive implements Arrivals {
        private record Node(Future<?> future, @Nullable Node below) {}

        private volatile @Nullable Node top;
        private @Nullable Node taken; // of the consumer

        Naive(List<Future<?>> futures) {
            futures.forEach(future -> future.whenDone(done -> top = new Node(done, top)));
        }

        @Override
        public Future<?> next() {
            Node first = taken;
            if (first == null) {
                first = top;
                top = null;
            }
            if (first == null) {
                throw new NoSuchElementException("none is done");
            }
            taken = first.below();
            return first.future();
        }
    }
}
