package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Future;
import io.raceproof.futures.Promise;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** asCompleted wakes its consumer for the second future, also when the wake-up for the first one comes late. */
public final class LateWakeUpScenarios {
    private LateWakeUpScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Arrivals arrivals(List<Future<?>> futures);

        @Override
        public final void run() throws Exception {
            Promise<String> a = new Promise<>();
            Promise<String> b = new Promise<>();
            Arrivals arrivals = arrivals(List.of(a.future(), b.future()));
            List<Future<?>> came = new ArrayList<>();
            Actors.run(
                    new Object[] {a, b, arrivals, came},
                    () -> {
                        came.add(arrivals.next());
                        came.add(arrivals.next());
                    },
                    () -> a.complete("a"),
                    () -> b.complete("b"));
            demand(Set.copyOf(came).equals(Set.of(a.future(), b.future())), "came: " + came);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.PR)
    public static final class Real extends Rule {
        @Override
        Arrivals arrivals(List<Future<?>> futures) {
            return Arrivals.waiting(futures);
        }
    }

    /** Says that it sleeps once for each wait. */
    @MustBeCaught
    @FromTier(Tier.PR)
    public static final class PositiveControl extends Rule {
        @Override
        Arrivals arrivals(List<Future<?>> futures) {
            return new Arrivals.SleeperToldOnce(futures);
        }
    }
}
