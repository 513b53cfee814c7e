package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.Race;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Two threads take one element each out of three. */
abstract class TwoPolls extends Race<Guarded<Queue<Integer>>> {
    TwoPolls() {
        var poll = query("poll", (Guarded<Queue<Integer>> guarded) -> polled(guarded));
        before(action("addAll", guarded -> guarded.object().addAll(List.of(1, 2, 3))));
        actor(poll);
        actor(poll);
        observe(guarded -> Contents.sorted(guarded.object()));
        name(
                "each has one",
                outcome -> "[3] of 1".equals(outcome.end()) && !taken(outcome.result(0, 0), outcome.result(1, 0)));
        name("taken twice", outcome -> taken(outcome.result(0, 0), outcome.result(1, 0)));
        name("what is left is damaged", outcome -> !outcome.threw(Exception.class));
    }

    private static @Nullable Integer polled(Guarded<Queue<Integer>> guarded) {
        return guarded.write(Queue::poll);
    }

    private static boolean taken(@Nullable Object one, @Nullable Object other) {
        return one != null && one.equals(other);
    }
}
