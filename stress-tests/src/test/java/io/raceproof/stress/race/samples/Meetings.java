package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.concurrent.atomic.AtomicInteger;

/** A race whose actors meet twice: without the meetings, other results would be allowed. */
public final class Meetings extends Race<AtomicInteger> {
    /** For the lenses. */
    public Meetings() {
        reference(() -> new AtomicInteger());
        fixed("atomic", () -> new AtomicInteger());

        var add = query("add", AtomicInteger::addAndGet, 1, 10);
        var get = query("get", AtomicInteger::get);
        actor(add.with(1), meet(), get, meet(), get);
        actor(meet(), meet(), add.with(10));
    }
}
