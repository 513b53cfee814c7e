package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A worker that goes idle while the pool closes is woken. */
public final class ClosedWhileGoingIdleScenarios {
    private ClosedWhileGoingIdleScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(1);
            roster.start();
            Actors.run(roster, roster::close, () -> roster.enterIdle(0));
            check(roster);
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
