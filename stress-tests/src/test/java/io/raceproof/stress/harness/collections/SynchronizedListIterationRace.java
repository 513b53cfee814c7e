package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Iterating over a synchronizedList while another thread adds: the wrapper guards calls, not loops. */
public final class SynchronizedListIterationRace extends SumWhileAdding {
    /** For the lenses. */
    public SynchronizedListIterationRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(list(), Guard.none()));
        // Each call is synchronized; the iteration is many calls.
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(list(), Guard.none()));
        // As the documentation of synchronizedList demands.
        fixed("its own monitor", Tier.NIGHTLY, () -> synchronizedOnTheList());
        // Also around the writes.
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(list(), Guard.lock()));
        fixed("read-write lock", Tier.WEEKLY, () -> new Guarded<>(list(), Guard.readWriteLock()));
        // Its iterators see it as it was when they began.
        fixed("CopyOnWriteArrayList", Tier.WEEKLY, () -> new Guarded<>(new CopyOnWriteArrayList<>(), Guard.none()));
    }

    private static List<Integer> list() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    private static Guarded<List<Integer>> synchronizedOnTheList() {
        List<Integer> list = list();
        return new Guarded<>(list, Guard.monitorOf(list));
    }
}
