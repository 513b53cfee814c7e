package io.raceproof.stress.harness.programs;

import io.raceproof.stress.harness.programs.SeveralPrograms.Several;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;

/** Taking futures as they are done: all, the first, or what comes in time; by up to three threads at once. */
public final class AsCompletedPrograms extends Race<Several> {
    /** For the lenses. */
    public AsCompletedPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        openReference(choices -> new SeveralPrograms.Plain(choices));
        broken("unprotected", () -> new SeveralPrograms.Unprotected());
        fixed("futures", () -> new SeveralPrograms.Real());

        var complete = query("complete", Several::complete, 0, 1, 2);
        query("cancel", Several::cancel, 0);
        var takeAll = query("takeAll", Several::takeAll);
        query("takeFirst", Several::takeFirst);
        query("takeInTime", Several::takeInTime);
        before(complete.with(2));
        actor(takeAll);
        actor(complete.with(0));
        actor(complete.with(1));
        observe(Several::state);
    }
}
