package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An item is handed to a taker, who gives up after a while: what is wrong is only seen where the time-out runs out in between. */
public final class TimedHandOver extends Race<TimedHandOver.Place> {
    /** Where the item is handed over. */
    public interface Place {
        /** Hands it to the taker that waits, or leaves it. */
        void put();

        /** Whether it got the item in time. */
        boolean take() throws InterruptedException;

        /** Where the item is. */
        String state();
    }

    private abstract static class Locked implements Place {
        private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

        final ReentrantLock lock = new ReentrantLock();
        private final Condition handed = lock.newCondition();
        private volatile boolean waiting;
        private boolean full;
        private boolean taken;

        final boolean seesTaker() {
            return waiting;
        }

        final void hand(boolean toTaker) {
            full = true;
            taken |= toTaker;
            handed.signal();
        }

        @Override
        public final boolean take() throws InterruptedException {
            long end = System.nanoTime() + LIMIT_NANOS;
            lock.lock();
            try {
                waiting = true;
                while (!full) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    handed.awaitNanos(left);
                }
                full = false;
                taken = true;
                return true;
            } finally {
                waiting = false;
                lock.unlock();
            }
        }

        @Override
        public final String state() {
            return taken ? "taken" : full ? "here" : "nowhere";
        }
    }

    /** Looks whether somebody waits, and counts the item as taken in a second step. */
    private static final class TwoSteps extends Locked {
        @Override
        public void put() {
            boolean toTaker = seesTaker();
            lock.lock();
            try {
                hand(toTaker);
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class OneStep extends Locked {
        @Override
        public void put() {
            lock.lock();
            try {
                hand(false); // the taker says itself that it has taken it
            } finally {
                lock.unlock();
            }
        }
    }

    /** For one thread. */
    private static final class Plain implements Place {
        private final Choices choices;
        private boolean full;
        private boolean taken;

        Plain(Choices choices) {
            this.choices = choices;
        }

        @Override
        public void put() {
            full = true;
        }

        @Override
        public boolean take() {
            if (!full && choices.maybe()) {
                return false;
            }
            Waits.until(full);
            full = false;
            taken = true;
            return true;
        }

        @Override
        public String state() {
            return taken ? "taken" : full ? "here" : "nowhere";
        }
    }

    /** For the lenses. */
    public TimedHandOver() {
        openReference(choices -> new Plain(choices));
        broken("two steps", () -> new TwoSteps());
        fixed("one step", () -> new OneStep());

        var put = action("put", Place::put);
        var take = query("take", Place::take);
        actor(take);
        actor(put);
        observe(Place::state);
    }
}
