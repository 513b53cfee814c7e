package io.raceproof.stress.preempted;

import io.raceproof.futures.QueueAccess;
import io.raceproof.stress.race.Race;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The queue of a pool: producers, who takes, who takes all, who closes it, and workers that have it let go of what was taken last. What
 * was put in before is taken, in order.
 */
public final class QueuePrograms extends Race<QueuePrograms.Line> {
    /** The operations. */
    interface Line {
        /** Whether it was accepted. */
        boolean offer(int item);

        /** The oldest; 0 if there is none. */
        int take();

        /** All, in order. */
        List<Integer> drain();

        /** Whether it was open. */
        boolean close();

        /** Lets go of what was taken last, by an empty one behind it. */
        void forget();

        /** The same, and takes the empty one out again. */
        void letGo();

        /** What is left. */
        List<Integer> state();
    }

    /** Draining takes one item after the other, and no more is promised: who drains is alone among those who take. */
    private static final class Real implements Line {
        private final QueueAccess queue = new QueueAccess();
        private final ReadWriteLock takers = new ReentrantReadWriteLock();

        @Override
        public boolean offer(int item) {
            return queue.offerNew(item);
        }

        @Override
        public int take() {
            takers.readLock().lock();
            try {
                return queue.take();
            } finally {
                takers.readLock().unlock();
            }
        }

        @Override
        public List<Integer> drain() {
            takers.writeLock().lock();
            try {
                return queue.drain();
            } finally {
                takers.writeLock().unlock();
            }
        }

        @Override
        public boolean close() {
            return queue.close();
        }

        @Override
        public void forget() {
            queue.forget();
        }

        @Override
        public void letGo() {
            queue.letGo();
        }

        @Override
        public List<Integer> state() {
            return queue.rest();
        }
    }

    /** For one thread; as the control, for several. */
    private static final class Plain implements Line {
        private final Queue<Integer> items = new ArrayDeque<>();
        private boolean closed;

        @Override
        public boolean offer(int item) {
            if (!closed) {
                items.add(item);
            }
            return !closed;
        }

        @Override
        public int take() {
            return items.isEmpty() ? 0 : items.remove();
        }

        @Override
        public List<Integer> drain() {
            List<Integer> all = List.copyOf(items);
            items.clear();
            return all;
        }

        @Override
        public boolean close() {
            boolean open = !closed;
            closed = true;
            return open;
        }

        @Override
        public void forget() {}

        @Override
        public void letGo() {}

        @Override
        public List<Integer> state() {
            return drain();
        }
    }

    /** For the lenses. */
    public QueuePrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Plain());
        fixed("queue", () -> new Real());

        var offer = query("offer", Line::offer, 1, 2);
        var take = query("take", Line::take);
        var drain = query("drain", Line::drain);
        query("close", Line::close);
        action("forget", Line::forget);
        var letGo = action("letGo", Line::letGo);
        before(offer.with(1), take);
        orBefore();
        actor(letGo);
        actor(offer.with(2), drain);
        actor(offer.with(1));
        observe(Line::state);
    }
}
