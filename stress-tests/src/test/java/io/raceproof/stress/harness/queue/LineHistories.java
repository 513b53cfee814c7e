package io.raceproof.stress.harness.queue;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Histories;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.datastructures.Operation;

/**
 * Whatever two threads do with the work queue, it is a queue: first in, first out, and nothing goes in once it is closed.
 * Every history is one that a queue for one thread could have. Whether it is drained is not asked here: that may be told
 * late, and {@link OfferAndCloseRace} asks when both threads have come to their end.
 */
public final class LineHistories {
    private LineHistories() {}

    /** The operations. */
    public abstract static class Operations extends Histories {
        private final Line line;

        private Operations(Line line) {
            this.line = line;
        }

        /** Puts in an item. */
        @Operation
        public boolean offerOne() {
            return line.offerNew(1);
        }

        /** Puts in another. */
        @Operation
        public boolean offerTwo() {
            return line.offerNew(2);
        }

        /** Takes out the first. */
        @Operation
        public int take() {
            return line.take();
        }

        /** Closes it. */
        @Operation
        public boolean close() {
            return line.close();
        }

        /** Lets go of the one that was taken last. */
        @Operation
        public void letGo() {
            line.letGo();
        }

        @Override
        public final Class<?> specification() {
            return ClosableQueue.class;
        }
    }

    /** What they mean. */
    public static final class ClosableQueue {
        private final Deque<Integer> items = new ArrayDeque<>();
        private boolean closed;

        /** Puts in an item. */
        public boolean offerOne() {
            return !closed && items.add(1);
        }

        /** Puts in another. */
        public boolean offerTwo() {
            return !closed && items.add(2);
        }

        /** Takes out the first. */
        public int take() {
            Integer first = items.poll();
            return first == null ? 0 : first;
        }

        /** Closes it. */
        public boolean close() {
            boolean wasOpen = !closed;
            closed = true;
            return wasOpen;
        }

        /** Nobody can tell. */
        public void letGo() {}
    }

    /** As if the executor's queue had become broken: for tests. */
    public abstract static class BrokenOperations extends Operations {
        /** With the positive control's queue. */
        protected BrokenOperations() {
            super(new NaiveLine());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    public static final class Real extends Operations {
        /** With it. */
        public Real() {
            super(Line.real());
        }
    }

    /** Links without compare-and-set. */
    @MustBeCaught
    public static final class PositiveControl extends BrokenOperations {}
}
