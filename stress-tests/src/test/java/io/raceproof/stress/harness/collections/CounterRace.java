package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A counter that two threads count up: read, add, write. */
public final class CounterRace extends Race<CounterRace.Counter> {
    /** What is counted with. */
    interface Counter {
        void increment();

        long get();
    }

    private static final class Plain implements Counter {
        private final Guard guard;
        private long count;

        Plain(Guard guard) {
            this.guard = guard;
        }

        @Override
        public void increment() {
            guard.write(() -> count++);
        }

        @Override
        public long get() {
            return guard.read(() -> count);
        }
    }

    /** Volatile makes the reads fresh; it does not make read, add and write one step. */
    private static final class Volatile implements Counter {
        private volatile long count;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // that is the point
        public void increment() {
            count++;
        }

        @Override
        public long get() {
            return count;
        }
    }

    private static final class Atomic implements Counter {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void increment() {
            count.incrementAndGet();
        }

        @Override
        public long get() {
            return count.get();
        }
    }

    /** For a counter that many threads write. */
    private static final class Adder implements Counter {
        private final LongAdder count = new LongAdder();

        @Override
        public void increment() {
            count.increment();
        }

        @Override
        public long get() {
            return count.sum();
        }
    }

    /** For the lenses. */
    public CounterRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Plain(Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Plain(Guard.none()));
        broken("volatile", Tier.NIGHTLY, () -> new Volatile());
        fixed("monitor", Tier.NIGHTLY, () -> new Plain(Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Plain(Guard.lock()));
        fixed("AtomicLong", Tier.WEEKLY, () -> new Atomic());
        fixed("LongAdder", Tier.WEEKLY, () -> new Adder());

        var increment = action("increment", Counter::increment);
        query("get", Counter::get);
        actor(increment);
        actor(increment);
        observe(Counter::get);
        name("both counted", outcome -> Objects.equals(outcome.end(), 2L));
        name("one lost", outcome -> Objects.equals(outcome.end(), 1L));
    }
}
