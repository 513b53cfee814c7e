package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/**
 * A submit calls a worker that is idle and not parked yet: it may take the task as soon as it can see that it was
 * called, and is not the one who searches then.
 */
public final class CalledBeforeParkedScenarios {
    private CalledBeforeParkedScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(1);
            roster.start();
            Actors.run(roster, roster::submit, () -> {
                roster.enterIdle(0);
                roster.take(0);
            });
            check(roster);
            Roster.State end = roster.state();
            demand(end.work() || end.searching() == 0, "the task was taken, and who took it counts as searching");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return real(most, startable);
        }
    }

    /** Without a lock. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return new NaiveRoster(most, startable);
        }
    }
}
