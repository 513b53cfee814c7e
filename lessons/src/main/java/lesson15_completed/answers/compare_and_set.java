package lesson15_completed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

public class OwnCells implements Completing {
    private record Listening(OwnCell cell, IntConsumer listener, Object id) implements Registration {
        @Override
        public void close() {
            cell.state.updateAndGet(now -> now.without(this));
        }
    }

    private record State(OptionalInt value, List<Listening> listeners) {
        State with(Listening one) {
            List<Listening> more = new ArrayList<>(listeners);
            more.add(one);
            return new State(value, more);
        }

        State without(Listening one) {
            List<Listening> less = new ArrayList<>(listeners);
            less.removeIf(other -> other == one);
            return new State(value, less);
        }
    }

    private static final class OwnCell implements Cell {
        private final AtomicReference<State> state = new AtomicReference<>(new State(OptionalInt.empty(), List.of()));

        @Override
        public boolean complete(int value) {
            State done = new State(OptionalInt.of(value), List.of());
            State before = state.getAndUpdate(now -> now.value().isPresent() ? now : done);
            if (before.value().isPresent()) {
                return false;
            }
            before.listeners().forEach(one -> tell(one.listener(), value));
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
            Listening one = new Listening(this, listener, new Object());
            State now = state.updateAndGet(before -> before.value().isPresent() ? before : before.with(one));
            now.value().ifPresent(listener::accept);
            return one;
        }

        @Override
        public int registrations() {
            return state.get().listeners().size();
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
