package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/**
 * A worker takes and runs the task that another one is just being called for: once its result can be seen, one of the two
 * looks for work. If neither did, a submit after that result would start a thread for nothing.
 */
public final class SearchingAfterResultScenarios {
    private SearchingAfterResultScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(2);
            roster.start();
            roster.start();
            roster.enterIdle(1);
            roster.queue();
            Actors.run(roster, roster::call, () -> roster.run(0));
            check(roster);
            demand(roster.state().searching() == 1, "the result can be seen, and nobody looks for work");
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
