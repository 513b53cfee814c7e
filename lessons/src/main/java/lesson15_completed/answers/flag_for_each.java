package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private static final class OwnCell implements Cell {
        private final List<Listening> listeners = new CopyOnWriteArrayList<>();
        private final AtomicReference<Integer> value = new AtomicReference<>();

        private final class Listening implements Registration {
            private final AtomicBoolean taken = new AtomicBoolean();
            private final IntConsumer listener;

            Listening(IntConsumer listener) {
                this.listener = listener;
            }

            /** Whether it was registered until now, and nobody else takes it. */
            boolean take() {
                return taken.compareAndSet(false, true) && listeners.remove(this);
            }

            @Override
            public void close() {
                take();
            }
        }

        @Override
        public boolean complete(int result) {
            if (!value.compareAndSet(null, result)) {
                return false;
            }
            for (Listening one : listeners) {
                if (one.take()) {
                    tell(one.listener, result);
                }
            }
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
            listeners.add(one);
            Integer result = value.get();
            if (result != null && one.take()) {
                listener.accept(result);
            }
            return one;
        }

        @Override
        public int registrations() {
            return value.get() == null ? listeners.size() : 0;
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
