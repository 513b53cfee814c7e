package lesson15_completed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Broken: a completion between the registration and the look is delivered twice. */
public final class RegisterThenLook implements Completing {
    private static final class HastyCell implements Cell {
        /** Guarded by this, as are the fields below. */
        private final List<IntConsumer> listeners = new ArrayList<>();

        private boolean done;
        private int value;

        @Override
        public boolean complete(int result) {
            List<IntConsumer> told;
            synchronized (this) {
                if (done) {
                    return false;
                }
                done = true;
                value = result;
                told = List.copyOf(listeners);
                listeners.clear();
            }
            told.forEach(listener -> listener.accept(result));
            return true;
        }

        // @start region="twice"
        @Override
        public Registration whenDone(IntConsumer listener) {
            synchronized (this) {
                listeners.add(listener);
            }
            if (isDone()) {
                remove(listener);
                listener.accept(value);
            }
            return () -> remove(listener);
        }
        // @end

        private synchronized boolean isDone() {
            return done;
        }

        private synchronized void remove(IntConsumer listener) {
            listeners.remove(listener);
        }

        @Override
        public synchronized int registrations() {
            return listeners.size();
        }
    }

    @Override
    public Cell cell() {
        return new HastyCell();
    }

    @Override
    public Arrivals asCompleted(List<? extends Cell> cells) {
        return new LockedCells.Reader(cells);
    }
}
