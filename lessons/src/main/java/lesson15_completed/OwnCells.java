package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

/** Futures with listeners, and as-completed on top of them. Make sure that each completion is delivered, and once. */
public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final List<IntConsumer> listeners = new ArrayList<>();
        private boolean done;
        private int value;

        @Override
        public boolean complete(int result) {
            synchronized (this) {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                listeners.forEach(listener -> listener.accept(result));
                return true;
            }
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            if (isDone()) {
                listener.accept(value);
            } else {
                add(listener);
            }
            return () -> {};
        }

        private synchronized boolean isDone() {
            return done;
        }

        private synchronized void add(IntConsumer listener) {
            listeners.add(listener);
        }

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }
    }

    private static final class Reader implements Arrivals {
        private final BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();

        Reader(List<? extends Cell> cells) {
            cells.forEach(cell -> cell.whenDone(arrived::add));
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            return OptionalInt.of(arrived.take());
        }

        @Override
        public void close() {}
    }

    @Override
    public Cell cell() {
        return new OwnCell();
    }

    @Override
    public Arrivals asCompleted(List<? extends Cell> cells) {
        return new Reader(cells);
    }
}
