package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private record Entry(IntConsumer listener, AtomicBoolean told) {}

        private volatile List<Entry> listeners = List.of();
        private final AtomicReference<@Nullable Integer> value = new AtomicReference<>();

        private static void once(Entry entry, int value) {
            if (entry.told().compareAndSet(false, true)) {
                tell(entry.listener(), value);
            }
        }

        @Override
        public boolean complete(int result) {
            if (!value.compareAndSet(null, result)) {
                return false;
            }
            List<Entry> all = listeners;
            listeners = List.of();
            all.forEach(entry -> once(entry, result));
            return true;
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            Entry entry = new Entry(listener, new AtomicBoolean());
            List<Entry> more = new ArrayList<>(listeners);
            more.add(entry);
            listeners = List.copyOf(more);
            Integer now = value.get();
            if (now != null) {
                remove(entry);
                once(entry, now);
            }
            return () -> {
                entry.told().set(true);
                remove(entry);
            };
        }

        private void remove(Entry entry) {
            List<Entry> fewer = new ArrayList<>(listeners);
            fewer.removeIf(other -> other == entry);
            listeners = List.copyOf(fewer);
        }

        @Override
        public int registrations() {
            return value.get() != null ? 0 : listeners.size();
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
