package lesson15_completed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
                synchronized (listeners) {
                    listeners.remove(this);
                }
            }
        }

        @Override
        public boolean complete(int result) {
            List<Listening> told;
            synchronized (listeners) {
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
            synchronized (listeners) {
                if (!done) {
                    listeners.add(one);
                    return one;
                }
            }
            listener.accept(value);
            return one;
        }

        @Override
        public int registrations() {
            synchronized (listeners) {
                return listeners.size();
            }
        }
    }

    private static final class Reader implements Arrivals {
        private final ArrayDeque<Integer> arrived = new ArrayDeque<>();
        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            for (Cell cell : cells) {
                registrations.add(cell.whenDone(this::arrive));
            }
        }

        private synchronized void arrive(int value) {
            arrived.add(value);
            notifyAll();
        }

        @Override
        public synchronized OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            while (arrived.isEmpty()) {
                wait();
            }
            left--;
            return OptionalInt.of(arrived.remove());
        }

        @Override
        public void close() {
            synchronized (this) {
                left = 0;
            }
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
