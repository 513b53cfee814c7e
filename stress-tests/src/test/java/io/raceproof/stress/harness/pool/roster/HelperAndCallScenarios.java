package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A worker calls a helper while a submit calls another one: each is called once. */
public final class HelperAndCallScenarios {
    private HelperAndCallScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(3);
            roster.start();
            roster.start();
            roster.start();
            roster.enterIdle(1);
            roster.enterIdle(2);
            roster.queue();
            roster.queue();
            roster.queue();
            Actors.run(roster, () -> roster.take(0), roster::call);
            check(roster);
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
