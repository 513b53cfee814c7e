package io.raceproof.stress.preempted;

import io.raceproof.stress.preempted.TimedPoolPrograms.Pool;
import io.raceproof.stress.race.Race;

/** Those who wait for the end of a pool, of whom some give up: the others are told. */
public final class TimedEndPrograms extends Race<Pool> {
    /** For the lenses. */
    public TimedEndPrograms() {
        openReference(choices -> TimedPoolPrograms.plain(choices));
        broken(TimedPoolPrograms.HASTY, () -> TimedPoolPrograms.hasty());
        fixed("bounded", () -> TimedPoolPrograms.real());

        query("submit", Pool::submit);
        action("open", Pool::open);
        var shutdown = action("shutdown", Pool::shutdown);
        var awaitEnd = query("awaitEnd", Pool::awaitEnd);
        var awaitEndInTime = query("awaitEndInTime", Pool::awaitEndInTime);
        actor(awaitEndInTime);
        actor(awaitEnd);
        actor(shutdown);
        observe(Pool::state);
    }
}
