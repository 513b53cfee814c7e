package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

public class OwnQueue implements BoundedQueue {
    private record State(List<Integer> elements, boolean closed) {}

    private final AtomicReference<State> state = new AtomicReference<>(new State(List.of(), false));
    private final int capacity;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        while (true) {
            State now = state.get();
            if (now.closed()) {
                return false;
            }
            if (now.elements().size() < capacity) {
                List<Integer> more = new ArrayList<>(now.elements());
                more.add(element);
                if (state.compareAndSet(now, new State(more, false))) {
                    return true;
                }
            } else {
                Thread.sleep(1);
            }
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        while (true) {
            State now = state.get();
            if (!now.elements().isEmpty()) {
                if (isRemovedFrom(now)) {
                    return OptionalInt.of(now.elements().get(0));
                }
            } else if (now.closed()) {
                return OptionalInt.empty();
            } else {
                Thread.sleep(1);
            }
        }
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            State now = state.get();
            if (!now.elements().isEmpty()) {
                if (isRemovedFrom(now)) {
                    return OptionalInt.of(now.elements().get(0));
                }
            } else if (now.closed() || System.nanoTime() - deadline >= 0) {
                return OptionalInt.empty();
            } else {
                Thread.sleep(1);
            }
        }
    }

    private boolean isRemovedFrom(State now) {
        List<Integer> rest = new ArrayList<>(now.elements());
        rest.remove(0);
        return state.compareAndSet(now, new State(rest, now.closed()));
    }

    @Override
    public void close() {
        state.updateAndGet(now -> new State(now.elements(), true));
    }

    @Override
    public int size() {
        return state.get().elements().size();
    }
}
