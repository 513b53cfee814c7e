package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.PriorityQueue;
import java.util.concurrent.PriorityBlockingQueue;

/** A PriorityQueue with two takers: both move the last element to the top. */
public final class PriorityQueueRace extends TwoPolls {
    /** For the lenses. */
    public PriorityQueueRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new PriorityQueue<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new PriorityQueue<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new PriorityQueue<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new PriorityQueue<>(), Guard.lock()));
        fixed("PriorityBlockingQueue", Tier.WEEKLY, () -> new Guarded<>(new PriorityBlockingQueue<>(), Guard.none()));
    }
}
