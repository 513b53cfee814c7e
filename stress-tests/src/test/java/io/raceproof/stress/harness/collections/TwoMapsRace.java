package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Two maps that must agree: another thread moves the guest between the two writes. */
public final class TwoMapsRace extends Race<TwoMapsRace.Seating> {
    private static final String GUEST = "guest";

    /** Who sits where, in two maps, one for each direction. */
    interface Seating {
        /** Seats the guest at a table. */
        void move(int table);

        /** Both maps. */
        String state();
    }

    /** Two maps, each of them thread-safe. */
    private static final class TwoMaps implements Seating {
        private final Map<String, Integer> tables = new ConcurrentHashMap<>();
        private final Map<Integer, String> guests = new ConcurrentHashMap<>();
        private final Guard guard;

        TwoMaps(Guard guard) {
            this.guard = guard;
        }

        @Override
        public void move(int table) {
            guard.write(() -> {
                Integer before = tables.put(GUEST, table);
                if (before != null) {
                    guests.remove(before);
                }
                return guests.put(table, GUEST) == null;
            });
        }

        @Override
        public String state() {
            return tables + " " + guests;
        }
    }

    /** Both maps in one immutable object, exchanged as a whole. */
    private static final class OneReference implements Seating {
        private record Both(Map<String, Integer> tables, Map<Integer, String> guests) {}

        private final AtomicReference<Both> both = new AtomicReference<>(new Both(Map.of(), Map.of()));

        @Override
        public void move(int table) {
            both.updateAndGet(before -> new Both(Map.of(GUEST, table), Map.of(table, GUEST)));
        }

        @Override
        public String state() {
            Both now = Objects.requireNonNull(both.get());
            return now.tables() + " " + now.guests();
        }
    }

    /** For the lenses. */
    public TwoMapsRace() {
        look(LensType.STRESS, Tier.SMOKE);
        reference(() -> new TwoMaps(Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new TwoMaps(Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new TwoMaps(Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new TwoMaps(Guard.lock()));
        fixed("one reference", Tier.WEEKLY, () -> new OneReference());

        var move = action("move", Seating::move, 1, 2);
        actor(move.with(1));
        actor(move.with(2));
        observe(Seating::state);
        name("the maps agree", outcome -> String.valueOf(outcome.end()).matches("\\{guest=(\\d)} \\{\\1=guest}"));
        name("the maps disagree", outcome -> true);
    }
}
