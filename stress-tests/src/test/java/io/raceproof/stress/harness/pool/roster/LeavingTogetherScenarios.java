package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** When two workers leave at once, the pool has ended. */
public final class LeavingTogetherScenarios {
    private LeavingTogetherScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(2);
            roster.start();
            roster.start();
            roster.close();
            Actors.run(roster, () -> roster.leave(0), () -> roster.leave(1));
            demand(roster.isTerminated(), "all have left, and the pool has not ended");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.PR)
    public static final class Real extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return real(most, startable);
        }
    }

    /** Without a lock. */
    @MustBeCaught
    @FromTier(Tier.PR)
    public static final class PositiveControl extends Rule {
        @Override
        Roster roster(int most, int startable) {
            return new NaiveRoster(most, startable);
        }
    }
}
