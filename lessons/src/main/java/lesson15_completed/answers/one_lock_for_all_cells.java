package lesson15_completed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private final Object lock = new Object();

    private final class OwnCell implements Cell {
        private Map<Object, IntConsumer> listeners = new LinkedHashMap<>();
        private OptionalInt value = OptionalInt.empty();

        @Override
        public boolean complete(int result) {
            Map<Object, IntConsumer> told;
            synchronized (lock) {
                if (value.isPresent()) {
                    return false;
                }
                value = OptionalInt.of(result);
                told = listeners;
                listeners = Map.of();
            }
            for (IntConsumer one : told.values()) {
                try {
                    one.accept(result);
                } catch (Throwable stopsNobody) {
                    continue;
                }
            }
            return true;
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Object key = new Object();
            boolean late;
            synchronized (lock) {
                late = value.isPresent();
                if (!late) {
                    listeners.put(key, listener);
                }
            }
            if (late) {
                listener.accept(value.getAsInt());
            }
            return () -> {
                synchronized (lock) {
                    if (value.isEmpty()) {
                        listeners.remove(key);
                    }
                }
            };
        }

        @Override
        public int registrations() {
            synchronized (lock) {
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
