package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.samples.TwoIncrements.Counter;

/** Its control breaks the rule in whatever order the calls are made: that it is caught shows nothing about a race. */
public final class AlwaysWrong extends Race<Counter> {
    private static class Plain implements Counter {
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

    private static final class AddsTwo extends Plain {
        @Override
        public synchronized void increment() {
            super.increment();
            super.increment();
        }
    }

    private static final class Locked extends Plain {
        @Override
        public synchronized void increment() {
            super.increment();
        }
    }

    /** For the lenses. */
    public AlwaysWrong() {
        reference(() -> new Plain());
        broken("adds two", () -> new AddsTwo());
        broken("plain", () -> new Plain());
        fixed("locked", () -> new Locked());

        var increment = action("increment", Counter::increment);
        actor(increment);
        actor(increment);
        observe(Counter::get);
    }
}
