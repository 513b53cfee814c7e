package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.ArrayList;
import java.util.List;

/** A race whose actors do nothing to what they share: whatever a lens makes of it, it holds nothing. */
public final class Idle extends Race<List<Integer>> {
    /** For the lenses. */
    public Idle() {
        reference(() -> new ArrayList<>());
        broken("not thread-safe", () -> new ArrayList<>());
        fixed("the same", () -> new ArrayList<>());

        var nothing = action("nothing", list -> {});
        actor(nothing);
        actor(nothing);
        observe(List::size);
    }
}
