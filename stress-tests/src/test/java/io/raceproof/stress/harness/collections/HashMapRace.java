package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/** A HashMap into which two threads put different keys: both make its first table. */
public final class HashMapRace extends TwoPuts {
    /** For the lenses. */
    public HashMapRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new HashMap<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new HashMap<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new HashMap<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new HashMap<>(), Guard.lock()));
        fixed("ConcurrentHashMap", Tier.WEEKLY, () -> new Guarded<>(new ConcurrentHashMap<>(), Guard.none()));
    }
}
