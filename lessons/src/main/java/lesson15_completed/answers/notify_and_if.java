package lesson15_completed;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

public class OwnCells implements Completing {
    private static final class Node implements Registration {
        private final AtomicReference<@Nullable IntConsumer> listener;
        private final @Nullable Node next;

        Node(IntConsumer listener, @Nullable Node next) {
            this.listener = new AtomicReference<>(listener);
            this.next = next;
        }

        void tell(int value) {
            IntConsumer mine = listener.getAndSet(null);
            if (mine != null) {
                try {
                    mine.accept(value);
                } catch (RuntimeException | Error stopsNobody) {
                    // goes on
                }
            }
        }

        @Override
        public void close() {
            listener.set(null);
        }
    }

    private static final class OwnCell implements Cell {
        private record Done(int value) {}

        private final AtomicReference<@Nullable Object> state = new AtomicReference<>();

        @Override
        public boolean complete(int value) {
            Object before;
            do {
                before = state.get();
                if (before instanceof Done) {
                    return false;
                }
            } while (!state.compareAndSet(before, new Done(value)));
            ArrayDeque<Node> inOrder = new ArrayDeque<>();
            for (Node node = (Node) before; node != null; node = node.next) {
                inOrder.push(node);
            }
            inOrder.forEach(node -> node.tell(value));
            return true;
        }

        @Override
        public Registration whenDone(IntConsumer listener) {
            while (true) {
                Object now = state.get();
                if (now instanceof Done done) {
                    listener.accept(done.value());
                    return () -> {};
                }
                Node node = new Node(listener, (Node) now);
                if (state.compareAndSet(now, node)) {
                    return node;
                }
            }
        }

        @Override
        public int registrations() {
            int count = 0;
            if (state.get() instanceof Node first) {
                for (Node node = first; node != null; node = node.next) {
                    count += node.listener.get() == null ? 0 : 1;
                }
            }
            return count;
        }
    }

    private static final class Reader implements Arrivals, IntConsumer {
        private final ArrayDeque<Integer> arrived = new ArrayDeque<>();
        private final Registration[] registrations;
        private int delivered;
        private boolean closed;

        Reader(List<? extends Cell> cells) {
            registrations = cells.stream().map(this::register).toArray(Registration[]::new);
        }

        private Registration register(Cell cell) {
            return cell.whenDone(this);
        }

        @Override
        public synchronized void accept(int value) {
            arrived.add(value);
            notifyAll();
        }

        @Override
        public synchronized OptionalInt next() throws InterruptedException {
            if (closed || delivered == registrations.length) {
                return OptionalInt.empty();
            }
            if (arrived.isEmpty()) {
                wait();
            }
            delivered++;
            return OptionalInt.of(arrived.remove());
        }

        @Override
        public void close() {
            closed = true;
            for (Registration registration : registrations) {
                registration.close();
            }
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
