package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.function.LongSupplier;

/** Two threads count one each. */
final class TwoIncrements extends Race {
    /** Without protection of its own. */
    static final class PlainCounter {
        private int count;

        void increment() {
            count++;
        }

        int get() {
            return count;
        }
    }

    /** Volatile makes the reads fresh; it does not make read, add and write one step. */
    static final class VolatileCounter {
        private volatile int count;

        @SuppressWarnings("NonAtomicVolatileUpdate") // that is the point
        void increment() {
            count++;
        }

        int get() {
            return count;
        }
    }

    private final Runnable increment;
    private final LongSupplier get;

    TwoIncrements(Guard guard) {
        PlainCounter counter = new PlainCounter();
        this.increment = () -> guard.write(counter::increment);
        this.get = counter::get;
    }

    TwoIncrements(Runnable increment, LongSupplier get) {
        this.increment = increment;
        this.get = get;
    }

    @Override
    protected void first() {
        increment.run();
    }

    @Override
    protected void second() {
        increment.run();
    }

    @Override
    protected String after() {
        return get.getAsLong() == 2 ? Contents.INTACT : "one lost";
    }
}
