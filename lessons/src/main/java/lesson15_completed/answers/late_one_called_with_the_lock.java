package lesson15_completed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final Map<Object, IntConsumer> listeners = new LinkedHashMap<>();
        private boolean done;
        private int value;

        @Override
        public boolean complete(int result) {
            List<IntConsumer> toTell;
            synchronized (this) {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                toTell = new ArrayList<>(listeners.values());
                listeners.clear();
            }
            toTell.forEach(listener -> tell(listener, result));
            return true;
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Object key = new Object();
            int now;
            synchronized (this) {
                if (!done) {
                    listeners.put(key, listener);
                    return () -> remove(key);
                }
                now = value;
                listener.accept(now);
            }
            return () -> {};
        }

        private synchronized void remove(Object key) {
            listeners.remove(key);
        }

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }
    }

    private static void tell(IntConsumer listener, int value) {
        try {
            listener.accept(value);
        } catch (Throwable stopsNobody) {
            // the others are to be told
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
            int value = arrived.take();
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
