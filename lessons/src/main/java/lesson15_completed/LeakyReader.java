package lesson15_completed;

import java.util.List;
import java.util.OptionalInt;

/** Broken: a reader that leaves early stays registered with every cell that is not done, and these keep it alive. */
public final class LeakyReader implements Completing {
    private static final class Leaving implements Arrivals {
        private final LockedCells.Reader reader;
        private boolean closed;

        Leaving(List<? extends Cell> cells) {
            reader = new LockedCells.Reader(cells);
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            return closed ? OptionalInt.empty() : reader.next();
        }

        // @start region="leak"
        @Override
        public void close() {
            closed = true;
        }
        // @end
    }

    @Override
    public Cell cell() {
        return new LockedCells().cell();
    }

    @Override
    public Arrivals asCompleted(List<? extends Cell> cells) {
        return new Leaving(cells);
    }
}
