package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.Race;
import java.util.Collection;

/** Two threads add one element each. */
abstract class TwoAdds extends Race<Guarded<Collection<Integer>>> {
    TwoAdds() {
        var add = action(
                "add",
                (Guarded<Collection<Integer>> guarded, Integer element) -> guarded.write(c -> c.add(element)),
                1,
                2);
        query("size", guarded -> guarded.read(Collection::size));
        actor(add.with(1));
        actor(add.with(2));
        observe(guarded -> Contents.sorted(guarded.object()));
        name("both there", outcome -> "[1, 2] of 2".equals(outcome.end()));
        name("a hole", outcome -> String.valueOf(outcome.end()).contains("null"));
        name("one lost", outcome -> String.valueOf(outcome.end()).matches("\\[[12]] of 1"));
        name("size and contents disagree", outcome -> !outcome.threw(Exception.class));
    }
}
