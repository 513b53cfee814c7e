package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.concurrent.atomic.AtomicInteger;

/** A race without a broken subject. */
public final class Uncontrolled extends Race<AtomicInteger> {
    /** For the lenses. */
    public Uncontrolled() {
        reference(() -> new AtomicInteger());
        fixed("atomic", () -> new AtomicInteger());

        var increment = query("increment", AtomicInteger::incrementAndGet);
        actor(increment);
        actor(increment);
    }
}
