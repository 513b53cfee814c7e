package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final List<Listening> listeners = new ArrayList<>();
        private final Semaphore mutex = new Semaphore(1);
        private boolean done;
        private int value;

        private final class Listening implements Registration {
            private final IntConsumer listener;

            Listening(IntConsumer listener) {
                this.listener = listener;
            }

            @Override
            public void close() {
                mutex.acquireUninterruptibly();
                try {
                    listeners.remove(this);
                } finally {
                    mutex.release();
                }
            }
        }

        @Override
        public boolean complete(int result) {
            List<Listening> told;
            mutex.acquireUninterruptibly();
            try {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                told = List.copyOf(listeners);
                listeners.clear();
            } finally {
                mutex.release();
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
            mutex.acquireUninterruptibly();
            try {
                if (!done) {
                    listeners.add(one);
                    return one;
                }
            } finally {
                mutex.release();
            }
            listener.accept(value);
            return one;
        }

        @Override
        public int registrations() {
            mutex.acquireUninterruptibly();
            try {
                return listeners.size();
            } finally {
                mutex.release();
            }
        }
    }

    private static final class Reader implements Arrivals {
        private final Queue<Integer> arrived = new ConcurrentLinkedQueue<>();
        private final Semaphore there = new Semaphore(0);
        private final List<Registration> registrations = new ArrayList<>();
        private int left;

        Reader(List<? extends Cell> cells) {
            left = cells.size();
            cells.forEach(cell -> registrations.add(cell.whenDone(value -> {
                arrived.add(value);
                there.release();
            })));
        }

        @Override
        public OptionalInt next() throws InterruptedException {
            if (left == 0) {
                return OptionalInt.empty();
            }
            there.acquire();
            left--;
            return OptionalInt.of(arrived.remove());
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
