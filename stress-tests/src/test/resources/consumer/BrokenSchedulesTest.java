package org.example;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** Broken: its test must fail, and say how it is replayed. */
@Control(HitCounterSchedulesTest.WithoutLock.class)
public final class BrokenSchedulesTest implements Scenario {
    @Override
    public void run() throws Exception {
        BrokenCounter counter = new BrokenCounter();
        Actors.run(counter, () -> counter.hit(), () -> counter.hit());
        if (counter.hits() != 2) {
            throw new AssertionError("a hit was lost");
        }
    }
}
