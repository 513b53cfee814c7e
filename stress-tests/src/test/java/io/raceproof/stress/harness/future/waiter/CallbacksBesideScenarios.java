package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** Of two callbacks that are added at once, both are called. */
public final class CallbacksBesideScenarios {
    private CallbacksBesideScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Listeners listeners();

        @Override
        public final void run() throws Exception {
            Listeners listeners = listeners();
            AtomicInteger calls = new AtomicInteger();
            Actors.run(
                    listeners,
                    () -> listeners.add(calls::incrementAndGet),
                    () -> listeners.add(calls::incrementAndGet));
            listeners.complete();
            demand(calls.get() == 2, calls + " of two callbacks were called");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Listeners listeners() {
            return Listeners.real();
        }
    }

    /** Reads the list, and writes it in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Listeners listeners() {
            return new Listeners.Naive();
        }
    }
}
