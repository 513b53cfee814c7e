package io.raceproof.stress.harness.pool;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * shutdownNow hands nothing back while a thread may be started for each task: both are begun, though neither ends, whether
 * the first worker has taken one or is just about to.
 */
public final class StoppedColdSchedules {
    private StoppedColdSchedules() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(2);
            AtomicInteger handedBack = new AtomicInteger();
            Actors.run(
                    roster,
                    () -> {
                        roster.submit();
                        roster.submit();
                        handedBack.set(roster.stop());
                    },
                    roster::beginByNewcomers);
            roster.beginByNewcomers();
            demand(
                    handedBack.get() == 0 && roster.begun() == 2,
                    "of two tasks for two workers, " + roster.begun() + " begun, " + handedBack + " handed back");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return real(most, startable);
        }
    }

    /** Hands back what is queued, whether a worker is on its way or not. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return new NaiveRoster(most, startable);
        }
    }
}
