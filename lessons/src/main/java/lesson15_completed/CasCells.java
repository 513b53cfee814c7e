package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Fixed without a lock: the value and those registered are one immutable object, replaced by compare-and-set. */
public final class CasCells implements Completing {
    private record Listening(CasCell cell, IntConsumer listener, Object id) implements Registration {
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
            return new State(
                    value,
                    listeners.stream().filter(other -> !other.equals(one)).toList());
        }
    }

    private static final class CasCell implements Cell {
        private final AtomicReference<State> state = new AtomicReference<>(new State(OptionalInt.empty(), List.of()));

        // @start region="compare and set"
        @Override
        public boolean complete(int value) {
            State before = state.getAndUpdate(
                    now -> now.value().isPresent() ? now : new State(OptionalInt.of(value), List.of()));
            if (before.value().isPresent()) {
                return false;
            }
            before.listeners().forEach(one -> tell(one.listener(), value));
            return true;
        }
        // @end

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
            now.value().ifPresent(listener);
            return one;
        }

        @Override
        public int registrations() {
            return state.get().listeners().size();
        }
    }

    @Override
    public Cell cell() {
        return new CasCell();
    }

    @Override
    public Arrivals asCompleted(List<? extends Cell> cells) {
        return new LockedCells.Reader(cells);
    }
}
