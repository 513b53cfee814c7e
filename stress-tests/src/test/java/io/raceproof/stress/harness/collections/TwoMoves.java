package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Two threads seat the same guest at different tables. Who sits where is kept in two maps, one for each direction. */
abstract class TwoMoves extends Race {
    private static final String GUEST = "guest";

    /** Seats the guest at a table. */
    abstract void move(int table);

    abstract Map<String, Integer> tables();

    abstract Map<Integer, String> guests();

    /** Two maps, each of them thread-safe. */
    static TwoMoves twoMaps(Guard guard) {
        return new TwoMoves() {
            private final Map<String, Integer> tables = new ConcurrentHashMap<>();
            private final Map<Integer, String> guests = new ConcurrentHashMap<>();

            @Override
            void move(int table) {
                guard.write(() -> {
                    Integer before = tables.put(GUEST, table);
                    if (before != null) {
                        guests.remove(before);
                    }
                    guests.put(table, GUEST);
                });
            }

            @Override
            Map<String, Integer> tables() {
                return tables;
            }

            @Override
            Map<Integer, String> guests() {
                return guests;
            }
        };
    }

    private record Both(Map<String, Integer> tables, Map<Integer, String> guests) {}

    /** Both maps in one immutable object, exchanged as a whole. */
    static TwoMoves oneReference() {
        return new TwoMoves() {
            private final AtomicReference<Both> both = new AtomicReference<>(new Both(Map.of(), Map.of()));

            @Override
            void move(int table) {
                both.updateAndGet(before -> new Both(Map.of(GUEST, table), Map.of(table, GUEST)));
            }

            @Override
            Map<String, Integer> tables() {
                return Objects.requireNonNull(both.get()).tables();
            }

            @Override
            Map<Integer, String> guests() {
                return Objects.requireNonNull(both.get()).guests();
            }
        };
    }

    @Override
    protected void first() {
        move(1);
    }

    @Override
    protected void second() {
        move(2);
    }

    @Override
    protected String after() {
        Integer table = tables().get(GUEST);
        if (table == null) {
            return "a hole";
        }
        return guests().equals(Map.of(table, GUEST)) ? Contents.INTACT : "disagree";
    }
}
