package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A TreeMap into which two threads put different keys: both make themselves its root. */
public final class TreeMapRace extends TwoPuts {
    /** For the lenses. */
    public TreeMapRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new TreeMap<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new TreeMap<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new TreeMap<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new TreeMap<>(), Guard.lock()));
        fixed("ConcurrentSkipListMap", Tier.WEEKLY, () -> new Guarded<>(new ConcurrentSkipListMap<>(), Guard.none()));
    }
}
