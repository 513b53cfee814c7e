package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

public class OwnQueue implements BoundedQueue {
    private final int capacity;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    private record State(List<Integer> elements, boolean closed) {}

    private final AtomicReference<State> state = new AtomicReference<>(new State(List.of(), false));
    private final Set<Thread> parked = ConcurrentHashMap.newKeySet();

    @Override
    public boolean put(int element) throws InterruptedException {
        Thread me = Thread.currentThread();
        try {
            while (true) {
                State now = state.get();
                if (now.closed()) {
                    return false;
                }
                if (now.elements().size() < capacity) {
                    List<Integer> longer = new ArrayList<>(now.elements());
                    longer.add(element);
                    State next = new State(List.copyOf(longer), false);
                    if (state.compareAndSet(now, next)) {
                        parked.forEach(LockSupport::unpark);
                        return true;
                    }
                } else if (Thread.interrupted()) {
                    throw new InterruptedException();
                } else if (!parked.add(me)) {
                    LockSupport.park(this);
                }
            }
        } finally {
            parked.remove(me);
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        return remove(false, 0);
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        return remove(true, System.nanoTime() + time.toNanos());
    }

    private OptionalInt remove(boolean timed, long deadline) throws InterruptedException {
        Thread me = Thread.currentThread();
        try {
            while (true) {
                State now = state.get();
                if (!now.elements().isEmpty()) {
                    State next =
                            new State(now.elements().subList(1, now.elements().size()), now.closed());
                    if (state.compareAndSet(now, next)) {
                        parked.forEach(LockSupport::unpark);
                        return OptionalInt.of(now.elements().get(0));
                    }
                    continue;
                }
                if (now.closed()) {
                    return OptionalInt.empty();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (timed && deadline - System.nanoTime() <= 0) {
                    return OptionalInt.empty();
                }
                if (!parked.add(me)) {
                    if (timed) {
                        LockSupport.parkNanos(this, deadline - System.nanoTime());
                    } else {
                        LockSupport.park(this);
                    }
                }
            }
        } finally {
            parked.remove(me);
        }
    }

    @Override
    public void close() {
        state.updateAndGet(now -> new State(now.elements(), true));
        parked.forEach(LockSupport::unpark);
    }

    @Override
    public int size() {
        return state.get().elements().size();
    }
}
