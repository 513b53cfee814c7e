package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;

/** A list that one thread iterates over while another adds: the iterator notices, or reads past the end. */
public final class IterationRace extends SumWhileAdding {
    /** For the lenses. */
    public IterationRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new ArrayList<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new ArrayList<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new ArrayList<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new ArrayList<>(), Guard.lock()));
        fixed("read-write lock", Tier.WEEKLY, () -> new Guarded<>(new ArrayList<>(), Guard.readWriteLock()));
        fixed("CopyOnWriteArrayList", Tier.WEEKLY, () -> new Guarded<>(new CopyOnWriteArrayList<>(), Guard.none()));
    }
}
