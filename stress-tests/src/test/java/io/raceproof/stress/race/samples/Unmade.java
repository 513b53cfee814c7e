package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.concurrent.atomic.AtomicInteger;

/** A race that cannot be made: two of its subjects have one name. */
public final class Unmade extends Race<AtomicInteger> {
    /** For the engine. */
    public Unmade() {
        reference(() -> new AtomicInteger());
        broken("plain", () -> new AtomicInteger());
        fixed("plain", () -> new AtomicInteger());
    }
}
