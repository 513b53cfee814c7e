package io.raceproof.stress.happensbefore;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** A data race that every run must find: a reader without the writer's lock. If it is missed, silence means nothing. */
public final class Canary implements Scenario {
    private static final class Counter {
        private int value;
        private int seen;

        synchronized void increment() {
            value++;
        }

        void read() {
            seen = value;
        }
    }

    /** For the lens. */
    public Canary() {}

    @Override
    public void run() throws InterruptedException {
        Counter counter = new Counter();
        Actors.run(counter, counter::increment, counter::read);
        if (counter.seen > 1) {
            throw new AssertionError("incremented once, and " + counter.seen + " was read");
        }
    }
}
