package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Race;
import java.util.concurrent.locks.ReentrantLock;

/** A counter that may refuse while another counts: an operation that its reference leaves open. */
public final class Refusing extends Race<Refusing.Counter> {
    /** The subject. */
    public interface Counter {
        /** Counts one more, or refuses. */
        boolean tryIncrement();

        /** How many. */
        int get();
    }

    private static final class Plain implements Counter {
        private final Choices choices;
        private int count;

        Plain(Choices choices) {
            this.choices = choices;
        }

        @Override
        public boolean tryIncrement() {
            if (choices.maybe()) {
                return false;
            }
            count++;
            return true;
        }

        @Override
        public int get() {
            return count;
        }
    }

    private static class Trying implements Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public boolean tryIncrement() {
            if (!lock.tryLock()) {
                return refused();
            }
            try {
                count++;
                return true;
            } finally {
                lock.unlock();
            }
        }

        boolean refused() {
            return false;
        }

        @Override
        public int get() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Lying extends Trying {
        @Override
        boolean refused() {
            return true;
        }
    }

    /** For the lenses. */
    public Refusing() {
        openReference(choices -> new Plain(choices));
        broken("says it has counted", () -> new Lying());
        fixed("refuses", () -> new Trying());

        var increment = query("tryIncrement", Counter::tryIncrement);
        actor(increment);
        actor(increment);
        observe(Counter::get);
    }
}
