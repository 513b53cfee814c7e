package io.raceproof.stress.preempted;

import io.raceproof.futures.ReturnWhen;
import io.raceproof.stress.preempted.TimedFuturePrograms.Pair;
import io.raceproof.stress.race.Race;

/** Waits for both of two futures that give up after a while: one time-out for all. */
public final class TimedSeveralPrograms extends Race<Pair> {
    /** For the lenses. */
    public TimedSeveralPrograms() {
        openReference(choices -> TimedFuturePrograms.plain(choices));
        broken("unprotected", () -> TimedFuturePrograms.unprotected());
        fixed("futures", () -> TimedFuturePrograms.real());

        query("complete", Pair::complete, 0, 1);
        var completeLater = query("completeLater", Pair::completeLater, 0, 1);
        query("fail", Pair::fail, 0);
        query("awaitInTime", Pair::awaitInTime, ReturnWhen.values());
        var takeInTime = query("takeInTime", Pair::takeInTime);
        actor(takeInTime);
        actor(completeLater.with(0));
        observe(Pair::state);
    }
}
