package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ArrayList to which two threads add: size and array are written in several steps. */
public final class ArrayListRace extends TwoAdds {
    /** For the lenses. */
    public ArrayListRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(new ArrayList<>(), Guard.none()));
        broken("unprotected", Tier.PR, () -> new Guarded<>(new ArrayList<>(), Guard.none()));
        fixed("monitor", Tier.PR, () -> new Guarded<>(new ArrayList<>(), Guard.monitor()));
        fixed("lock", Tier.PR, () -> new Guarded<>(new ArrayList<>(), Guard.lock()));
        fixed("CopyOnWriteArrayList", Tier.PR, () -> new Guarded<>(new CopyOnWriteArrayList<>(), Guard.none()));
    }
}
