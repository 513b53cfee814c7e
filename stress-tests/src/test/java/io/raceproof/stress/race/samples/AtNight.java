package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** A race that says from which tier on which of its subjects is looked at, and with what. */
public final class AtNight extends Race<AtomicInteger> {
    /** For the engine. */
    public AtNight() {
        look(LensType.STRESS, Tier.PR);
        look(LensType.GENERATED, Tier.NIGHTLY);
        reference(() -> new AtomicInteger());
        broken("plain", () -> new AtomicInteger());
        fixed("atomic", Tier.WEEKLY, () -> new AtomicInteger());

        var increment = query("increment", AtomicInteger::incrementAndGet);
        actor(increment);
        actor(increment);
    }
}
