package lesson15_completed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final List<Listening> listeners = new ArrayList<>();
        private final ReentrantLock lock = new ReentrantLock();
        private boolean done;
        private int value;

        private final class Listening implements Registration {
            private final IntConsumer listener;

            Listening(IntConsumer listener) {
                this.listener = listener;
            }

            @Override
            public void close() {
                lock.lock();
                try {
                    listeners.remove(this);
                } finally {
                    lock.unlock();
                }
            }
        }

        @Override
        public boolean complete(int result) {
            List<Listening> told;
            lock.lock();
            try {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                told = List.copyOf(listeners);
                listeners.clear();
            } finally {
                lock.unlock();
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
            lock.lock();
            try {
                if (!done) {
                    listeners.add(one);
                    return one;
                }
            } finally {
                lock.unlock();
            }
            listener.accept(value);
            return one;
        }

        @Override
        public int registrations() {
            lock.lock();
            try {
                return listeners.size();
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Reader implements Arrivals {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition arrival = lock.newCondition();
        private final ArrayDeque<Integer> arrived = new ArrayDeque<>();
        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            cells.forEach(cell -> registrations.add(cell.whenDone(this::arrive)));
        }

        private void arrive(int value) {
            lock.lock();
            try {
                arrived.add(value);
                arrival.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            lock.lockInterruptibly();
            try {
                while (arrived.isEmpty()) {
                    arrival.await();
                }
                left--;
                return OptionalInt.of(arrived.remove());
            } finally {
                lock.unlock();
            }
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
