package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.LinkedList;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A LinkedList to which two threads add: both link their node behind the same one. */
@SuppressWarnings("JdkObsolete") // LinkedList is what is shown
public final class LinkedListRace extends TwoAdds {
    /** For the lenses. */
    public LinkedListRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new LinkedList<>(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(new LinkedList<>(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(new LinkedList<>(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(new LinkedList<>(), Guard.lock()));
        fixed("ConcurrentLinkedQueue", Tier.WEEKLY, () -> new Guarded<>(new ConcurrentLinkedQueue<>(), Guard.none()));
    }
}
