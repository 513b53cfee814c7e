package org.example;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** The same in every interleaving, one after the other: Lincheck's model checker, which shows the one that breaks it. */
public final class HitCounterSchedulesTest {
    private HitCounterSchedulesTest() {}

    private static void demandTwo(int hits) {
        if (hits != 2) {
            throw new AssertionError("a hit was lost");
        }
    }

    /** The counter. */
    @Control(WithoutLock.class)
    public static final class Real implements Scenario {
        @Override
        public void run() throws Exception {
            HitCounter counter = new HitCounter();
            Actors.run(counter, () -> counter.hit(), () -> counter.hit());
            demandTwo(counter.hits());
        }
    }

    /** The positive control. */
    @MustBeCaught
    public static final class WithoutLock implements Scenario {
        @Override
        public void run() throws Exception {
            BrokenCounter counter = new BrokenCounter();
            Actors.run(counter, () -> counter.hit(), () -> counter.hit());
            demandTwo(counter.hits());
        }
    }
}
