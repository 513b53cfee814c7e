package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

public class OwnQueue implements BoundedQueue {
    private final int capacity;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    private static final class Request {
        final CountDownLatch served = new CountDownLatch(1);
        final int element;

        @Nullable
        OptionalInt got;

        boolean accepted;

        Request(int element) {
            this.element = element;
        }
    }

    private final Object lock = new Object();
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private final ArrayDeque<Request> putters = new ArrayDeque<>();
    private final ArrayDeque<Request> takers = new ArrayDeque<>();
    private boolean closed;

    private void match() {
        while (true) {
            if (!closed && elements.size() < capacity && !putters.isEmpty()) {
                Request put = putters.remove();
                elements.add(put.element);
                put.accepted = true;
                put.served.countDown();
            } else if (!elements.isEmpty() && !takers.isEmpty()) {
                Request take = takers.remove();
                take.got = OptionalInt.of(elements.remove());
                take.served.countDown();
            } else {
                break;
            }
        }
        if (closed) {
            putters.forEach(put -> put.served.countDown());
            putters.clear();
            takers.forEach(take -> {
                take.got = OptionalInt.empty();
                take.served.countDown();
            });
            takers.clear();
        }
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        Request request = new Request(element);
        synchronized (lock) {
            putters.add(request);
            match();
        }
        try {
            request.served.await();
        } catch (InterruptedException e) {
            synchronized (lock) {
                if (putters.remove(request)) {
                    throw e;
                }
            }
            Thread.currentThread().interrupt(); // it was served before the interrupt was seen
        }
        return request.accepted;
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        Request request = new Request(0);
        synchronized (lock) {
            takers.add(request);
            match();
        }
        try {
            request.served.await();
        } catch (InterruptedException e) {
            synchronized (lock) {
                if (takers.remove(request)) {
                    throw e;
                }
            }
            Thread.currentThread().interrupt();
        }
        return request.got;
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        Request request = new Request(0);
        synchronized (lock) {
            takers.add(request);
            match();
        }
        try {
            if (!request.served.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                synchronized (lock) {
                    if (takers.remove(request)) {
                        return OptionalInt.empty();
                    }
                }
            }
        } catch (InterruptedException e) {
            synchronized (lock) {
                if (takers.remove(request)) {
                    throw e;
                }
            }
            Thread.currentThread().interrupt();
        }
        return request.got;
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            match();
        }
    }

    @Override
    public int size() {
        synchronized (lock) {
            return elements.size();
        }
    }
}
