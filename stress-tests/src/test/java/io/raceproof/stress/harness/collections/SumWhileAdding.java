package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.Race;
import java.util.List;

/** One thread adds up a list while another adds to it. */
abstract class SumWhileAdding extends Race<Guarded<List<Integer>>> {
    SumWhileAdding() {
        var add = action(
                "add", (Guarded<List<Integer>> guarded, Integer element) -> guarded.write(l -> l.add(element)), 10);
        before(action("addAll", guarded -> guarded.object().addAll(List.of(1, 2, 3))));
        actor(query("sum", guarded -> guarded.read(SumWhileAdding::sum)));
        actor(add.with(10));
        observe(guarded -> Contents.sorted(guarded.object()));
    }

    private static int sum(List<Integer> list) {
        int sum = 0;
        for (int n : list) {
            sum += n;
        }
        return sum;
    }
}
