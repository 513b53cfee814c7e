package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A LinkedHashMap in access order with two readers: each get moves its entry to the end of the list. */
public final class AccessOrderMapRace extends Race<Guarded<Map<Integer, String>>> {
    private static final int LONGEST = 10;

    /** For the lenses. */
    public AccessOrderMapRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(map(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(map(), Guard.none()));
        // Readers do not exclude each other, and here a reader writes.
        broken("read lock", Tier.NIGHTLY, () -> new Guarded<>(map(), Guard.readWriteLock()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(map(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(map(), Guard.lock()));
        fixed("synchronizedMap", Tier.WEEKLY, () -> new Guarded<>(Collections.synchronizedMap(map()), Guard.none()));

        var get = query(
                "get",
                (Guarded<Map<Integer, String>> guarded, Integer key) ->
                        guarded.read(map -> map.getOrDefault(key, "none")),
                1,
                2);
        before(action("fill", guarded -> fill(guarded.object())));
        actor(get.with(1));
        actor(get.with(2));
        observe(guarded -> Contents.bounded(guarded.object().keySet(), LONGEST));
        name(
                "in the order of the gets",
                outcome -> List.of(3, 1, 2).equals(outcome.end())
                        || List.of(3, 2, 1).equals(outcome.end()));
        name("goes round forever", outcome -> outcome.end() instanceof List<?> order && order.size() == LONGEST);
    }

    private static Map<Integer, String> map() {
        return new LinkedHashMap<>(4, 0.75f, true);
    }

    private static void fill(Map<Integer, String> map) {
        for (int key = 1; key <= 3; key++) {
            map.put(key, "value");
        }
    }
}
