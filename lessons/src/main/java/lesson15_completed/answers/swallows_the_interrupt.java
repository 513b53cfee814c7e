package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final List<Listening> listeners = new ArrayList<>();
        private boolean done;
        private int value;

        private final class Listening implements Registration {
            private final IntConsumer listener;

            Listening(IntConsumer listener) {
                this.listener = listener;
            }

            @Override
            public void close() {
                synchronized (OwnCell.this) {
                    listeners.remove(this);
                }
            }
        }

        @Override
        public boolean complete(int result) {
            List<Listening> told;
            synchronized (this) {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                told = List.copyOf(listeners);
                listeners.clear();
            }
            told.forEach(one -> tell(one.listener, result));
            return true;
        }

        private static void tell(IntConsumer listener, int value) {
            try {
                listener.accept(value);
            } catch (Throwable stopsNobody) {
                // the others are to be told, too
            }
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Listening one = new Listening(listener);
            synchronized (this) {
                if (!done) {
                    listeners.add(one);
                    return one;
                }
            }
            listener.accept(value);
            return one;
        }

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }
    }

    private static final class Reader implements Arrivals {
        private final BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            cells.forEach(cell -> registrations.add(cell.whenDone(arrived::add)));
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            Integer value = null;
            while (value == null) {
                try {
                    value = arrived.take();
                } catch (InterruptedException ignored) {
                    // waits on
                }
            }
            left--;
            return OptionalInt.of(value);
        }

        @Override
        public void close() {
            left = 0;
            registrations.forEach(Registration::close);
        }
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
