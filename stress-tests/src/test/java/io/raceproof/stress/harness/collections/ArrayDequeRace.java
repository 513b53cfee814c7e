package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** An ArrayDeque used as a queue by two takers: both read the same head. */
public final class ArrayDequeRace extends TwoPolls {
    /** For the lenses. */
    public ArrayDequeRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new ArrayDeque<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new ArrayDeque<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new ArrayDeque<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new ArrayDeque<>(), Guard.lock()));
        fixed("ConcurrentLinkedDeque", Tier.WEEKLY, () -> new Guarded<>(new ConcurrentLinkedDeque<>(), Guard.none()));
    }
}
