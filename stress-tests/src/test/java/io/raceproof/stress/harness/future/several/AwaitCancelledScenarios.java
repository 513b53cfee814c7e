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

/** Futures.await for a failure counts each one that is done once, also one that is cancelled. */
public final class AwaitCancelledScenarios {
    private AwaitCancelledScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Waits.Several way();

        @Override
        public final void run() throws Exception {
            Waits.Several way = way();
            Promise<String> a = new Promise<>();
            Promise<String> b = new Promise<>();
            List<Future<?>> done = new ArrayList<>();
            Actors.run(
                    new Object[] {a, b, done},
                    () -> done.addAll(way.done(List.of(a.future(), b.future()))),
                    () -> a.complete("a"),
                    () -> b.future().cancel());
            demand(done.size() == 2, "got " + done);
            demand(Set.copyOf(done).equals(Set.of(a.future(), b.future())), "got " + done);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Waits.Several way() {
            return futures -> Waits.awaitFailure(futures);
        }
    }

    /** Counts completions without protection. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Waits.Several way() {
            return futures -> Waits.naivelyOnMonitor(futures);
        }
    }
}
