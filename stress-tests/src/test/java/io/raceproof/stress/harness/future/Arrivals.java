package io.raceproof.stress.harness.future;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Brings futures in the order in which they are done; for one consumer. */
interface Arrivals {
    /** The next one; throws if none is done. */
    Future<?> next();

    /** The executor's own. */
    static Arrivals real(List<Future<?>> futures) {
        Completions<Future<?>> completions = Futures.asCompleted(futures, Duration.ZERO);
        return completions::next;
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
