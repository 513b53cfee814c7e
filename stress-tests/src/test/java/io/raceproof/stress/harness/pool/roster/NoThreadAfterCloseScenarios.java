package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pool that has ended starts no thread any more, also not for a task that was just submitted. */
public final class NoThreadAfterCloseScenarios {
    private NoThreadAfterCloseScenarios() {}

    /** The rule. */
    abstract static class Rule extends RosterRule {
        @Override
        public final void run() throws Exception {
            Roster roster = roster(2);
            AtomicBoolean ended = new AtomicBoolean();
            roster.start();
            Actors.run(roster, roster::submit, () -> {
                roster.take(0);
                roster.close();
                roster.leave(0);
                ended.set(roster.isTerminated());
            });
            demand(!ended.get() || roster.isTerminated(), "it had ended, and a worker was started");
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
