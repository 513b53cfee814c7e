package lesson15_completed;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Futures that call listeners, and a reader that takes several of them in the order in which they complete. */
public interface Completing {
    /** A future: completed once, and then tells those that are registered. Thread-safe. */
    interface Cell {
        /**
         * Completes it, and then calls each registered listener once, in this thread and with no lock held. What a listener
         * throws stops no other listener, and does not come out of this call.
         *
         * @return whether this call has completed it
         */
        boolean complete(int value);

        /**
         * Registers a listener, which is called once when the cell is completed; at once, in this thread and with no lock held,
         * if it is already. A listener that is registered twice is called twice.
         */
        Registration whenDone(IntConsumer listener);

        /** How many listeners are registered and not yet to be called: none once the cell is completed. */
        int registrations();
    }

    /** What {@link Cell#whenDone} returns. Thread-safe. */
    interface Registration extends AutoCloseable {
        /** Takes the registration back: unless the cell is being completed, the listener is not called any more. */
        @Override
        void close();
    }

    /** The values of several cells in the order in which they complete. For one thread. */
    interface Arrivals extends AutoCloseable {
        /**
         * Waits for the next value.
         *
         * @return the value; empty if each cell has been delivered once, or after close
         * @throws InterruptedException if the thread is interrupted while it waits
         */
        OptionalInt next() throws InterruptedException;

        /** The reader leaves, perhaps before the end: no cell keeps a registration for it. */
        @Override
        void close();
    }

    /** A new cell, not completed. */
    Cell cell();

    /** Begins to read cells, made by {@link #cell}. Those that are done already come first, in the order of the list. */
    Arrivals asCompleted(List<? extends Cell> cells);
}
