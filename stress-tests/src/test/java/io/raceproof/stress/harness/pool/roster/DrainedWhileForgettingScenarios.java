package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A cancellation of what is pending finds every task that was submitted before, also while a worker lets go of its last one. */
public final class DrainedWhileForgettingScenarios {
    private DrainedWhileForgettingScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(1);
            roster.start();
            roster.queue();
            roster.run(0);
            Actors.run(roster, roster::forget, () -> {
                roster.queue();
                roster.queue();
                roster.close();
                int found = roster.drain();
                demand(found == 2, "found " + found + " of two tasks");
            });
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
