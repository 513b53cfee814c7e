package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final class Listening implements Registration {
            final IntConsumer listener;

            Listening(IntConsumer listener) {
                this.listener = listener;
            }

            @Override
            public void close() {
                synchronized (OwnCell.this) {
                    listening.remove(this);
                }
            }
        }

        private final List<Listening> listening = new ArrayList<>();
        private boolean done;
        private int value;

        @Override
        public boolean complete(int result) {
            List<Listening> toTell;
            synchronized (this) {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                toTell = List.copyOf(listening);
                listening.clear();
            }
            for (Listening one : toTell) {
                try {
                    one.listener.accept(result);
                } catch (Throwable itsOwnProblem) {
                    // the others are told all the same
                }
            }
            return true;
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Listening registration = new Listening(listener);
            int result;
            synchronized (this) {
                if (!done) {
                    listening.add(registration);
                    return registration;
                }
                result = value;
            }
            listener.accept(result);
            return registration;
        }

        @Override
        public synchronized int registrations() {
            return listening.size();
        }
    }

    private static final class Reader implements Arrivals {
        private final BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            for (Cell cell : cells) {
                registrations.add(cell.whenDone(arrived::add));
            }
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            left--;
            return OptionalInt.of(arrived.take());
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
