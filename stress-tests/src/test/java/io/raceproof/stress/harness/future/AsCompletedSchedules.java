package io.raceproof.stress.harness.future;

import io.raceproof.futures.Future;
import io.raceproof.futures.Promise;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.Control;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Futures.asCompleted hands out each future once. */
public final class AsCompletedSchedules {
    private AsCompletedSchedules() {}

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
                    a,
                    () -> done.addAll(way.done(List.of(a.future(), b.future()))),
                    () -> a.complete("a"),
                    () -> b.complete("b"));
            demand(done.size() == 2, "got " + done);
            demand(Set.copyOf(done).equals(Set.of(a.future(), b.future())), "got " + done);
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    public static final class Real extends Rule {
        @Override
        Waits.Several way() {
            return Waits::asCompleted;
        }
    }

    /** Counts completions without protection. */
    public static final class BrokenTwin extends Rule {
        @Override
        Waits.Several way() {
            return Waits::naivelyOnMonitor;
        }
    }
}
