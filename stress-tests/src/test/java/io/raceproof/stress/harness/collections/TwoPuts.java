package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.Race;
import java.util.Map;

/** Two threads put one key each into an empty map. Two keys are too few to close a circle, so no get can go round in one. */
abstract class TwoPuts extends Race<Guarded<Map<Integer, String>>> {
    TwoPuts() {
        var put = query(
                "put",
                (Guarded<Map<Integer, String>> guarded, Integer key) ->
                        guarded.write(map -> map.put(key, "value " + key)),
                1,
                2);
        actor(put.with(1));
        actor(put.with(2));
        observe(guarded -> contents(guarded.object()));
        name("both there", outcome -> "value 1, value 2, [1, 2] of 2".equals(outcome.end()));
        name("one lost", outcome -> String.valueOf(outcome.end()).contains("null"));
        name("size and contents disagree", outcome -> !outcome.threw(Exception.class));
    }

    private static String contents(Map<Integer, String> map) {
        return map.get(1) + ", " + map.get(2) + ", " + Contents.sorted(map.keySet());
    }
}
