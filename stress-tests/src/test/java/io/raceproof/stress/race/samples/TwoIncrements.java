package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A lost update. */
public final class TwoIncrements extends Race<TwoIncrements.Counter> {
    /** What is counted with. */
    public interface Counter {
        /** Counts one more. */
        void increment();

        /** How many. */
        int get();
    }

    private static final class Plain implements Counter {
        private int count;

        @Override
        public void increment() {
            count++;
        }

        @Override
        public int get() {
            return count;
        }
    }

    private static final class Locked implements Counter {
        private int count;

        @Override
        public synchronized void increment() {
            count++;
        }

        @Override
        public synchronized int get() {
            return count;
        }
    }

    private static final class Atomic implements Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void increment() {
            count.incrementAndGet();
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** For the lenses. */
    public TwoIncrements() {
        reference(() -> new Plain());
        broken("plain", () -> new Plain());
        fixed("locked", () -> new Locked());
        fixed("atomic", () -> new Atomic());

        var increment = action("increment", Counter::increment);
        query("get", Counter::get);
        actor(increment);
        actor(increment);
        observe(Counter::get);
        name("both counted", outcome -> Objects.equals(outcome.end(), 2));
        name("one lost", outcome -> Objects.equals(outcome.end(), 1));
    }
}
