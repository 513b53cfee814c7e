package lesson15_completed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Fixed: the look and the registration are one step, under the lock under which the cell is completed. */
public final class LockedCells implements Completing {
    private static final class LockedCell implements Cell {
        /** Guarded by this, as are the fields below. */
        private final List<Listening> listeners = new ArrayList<>();

        private boolean done;
        private int value;

        private record Listening(LockedCell cell, IntConsumer listener, Object id) implements Registration {
            @Override
            public void close() {
                synchronized (cell) {
                    cell.listeners.remove(this);
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
            told.forEach(registration -> tell(registration.listener(), result));
            return true;
        }

        private static void tell(IntConsumer listener, int result) {
            try {
                listener.accept(result);
            } catch (Throwable stopsNobody) {
                // the others are to be told, too
            }
        }

        // @start region="register"
        @Override
        public Registration whenDone(IntConsumer listener) {
            Listening registration = new Listening(this, listener, new Object());
            synchronized (this) {
                if (!done) {
                    listeners.add(registration);
                    return registration;
                }
            }
            listener.accept(value);
            return registration;
        }
        // @end

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }
    }

    /** Puts what arrives into a queue. */
    static final class Reader implements Arrivals {
        /** Guarded by itself. */
        private final ArrayDeque<Integer> arrived = new ArrayDeque<>();

        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            cells.forEach(cell -> registrations.add(cell.whenDone(this::arrive)));
        }

        private void arrive(int value) {
            synchronized (arrived) {
                arrived.add(value);
                arrived.notifyAll();
            }
        }

        // @start region="next"
        @Override
        public OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            synchronized (arrived) {
                while (arrived.isEmpty()) {
                    arrived.wait();
                }
                left--;
                return OptionalInt.of(arrived.remove());
            }
        }
        // @end

        // @start region="close"
        @Override
        public void close() {
            left = 0;
            registrations.forEach(Registration::close);
        }
        // @end
    }

    @Override
    public Cell cell() {
        return new LockedCell();
    }

    @Override
    public Arrivals asCompleted(List<? extends Cell> cells) {
        return new Reader(cells);
    }
}
