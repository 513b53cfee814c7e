package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.HashSet;
import java.util.concurrent.ConcurrentHashMap;

/** A HashSet to which two threads add: both make its first table. */
public final class HashSetRace extends TwoAdds {
    /** For the lenses. */
    public HashSetRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new HashSet<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new HashSet<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new HashSet<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new HashSet<>(), Guard.lock()));
        fixed(
                "ConcurrentHashMap's key set",
                Tier.WEEKLY,
                () -> new Guarded<>(ConcurrentHashMap.newKeySet(), Guard.none()));
    }
}
