package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        return new Window<>(pool, function, items, ahead);
    }

    private static final class Node<R> {
        final Future<R> future;
        Node<R> next;

        Node(Future<R> future) {
            this.future = future;
        }
    }

    private static final class Window<T, R> implements Iterator<R> {
        private final PoolExecutor pool;
        private final TaskFunction<T, R> function;
        private final Iterator<T> items;
        private int room;
        private Node<R> first;
        private Node<R> last;

        Window(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
            this.pool = pool;
            this.function = function;
            this.items = items;
            room = ahead;
            fill();
        }

        private void fill() {
            for (; room > 0 && items.hasNext(); room--) {
                T item = items.next();
                Node<R> node = new Node<>(pool.submit(() -> function.apply(item)));
                if (first == null) {
                    first = node;
                } else {
                    last.next = node;
                }
                last = node;
            }
        }

        @Override
        public boolean hasNext() {
            fill();
            return first != null;
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Node<R> oldest = first;
            first = oldest.next;
            room++;
            return oldest.future.join();
        }
    }
}
