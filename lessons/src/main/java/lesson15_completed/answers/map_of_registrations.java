package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final Map<Object, IntConsumer> listeners = new ConcurrentHashMap<>();
        private final AtomicReference<Integer> value = new AtomicReference<>();

        @Override
        public boolean complete(int result) {
            if (!value.compareAndSet(null, result)) {
                return false;
            }
            for (Object key : listeners.keySet()) {
                tell(listeners.remove(key), result);
            }
            return true;
        }

        private static void tell(IntConsumer listener, int result) {
            try {
                if (listener != null) {
                    listener.accept(result);
                }
            } catch (Throwable stopsNobody) {
                // the others are to be told, too
            }
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Object key = new Object();
            listeners.put(key, listener);
            Integer result = value.get();
            if (result != null && listeners.remove(key) != null) {
                listener.accept(result);
            }
            return () -> listeners.remove(key);
        }

        @Override
        public int registrations() {
            return value.get() == null ? listeners.size() : 0;
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
