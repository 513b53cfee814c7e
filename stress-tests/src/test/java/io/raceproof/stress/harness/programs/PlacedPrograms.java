package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.PlacedSteps;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;

/**
 * A task of a bounded pool, step by step: a worker begins and ends it, others cancel it or fail it. It gives its place back
 * once, whatever comes first.
 */
public final class PlacedPrograms extends Race<PlacedPrograms.Steps> {
    /** The steps. */
    public interface Steps {
        /** A worker begins it; whether there is anything to run. */
        boolean begin();

        /** The worker has run it; false if it was cancelled meanwhile, or not begun. */
        boolean end();

        boolean cancel(boolean mayInterruptIfRunning);

        /** It is failed from outside, as when the pool breaks. */
        boolean drop();

        String status();

        /** Where it stands, how often its end was told, and how many of two places are free. */
        String state();
    }

    /** For one thread. */
    private static final class Plain implements Steps {
        private Future.Status status = Future.Status.PENDING;
        private boolean begun;
        private boolean left;
        private int told;
        private int unrun;

        private boolean complete(Future.Status how) {
            if (status != Future.Status.PENDING && status != Future.Status.RUNNING) {
                return false;
            }
            if (status == Future.Status.PENDING) {
                left = true;
                unrun++;
            }
            status = how;
            told++;
            return true;
        }

        @Override
        public boolean begin() {
            if (status != Future.Status.PENDING) {
                return false;
            }
            status = Future.Status.RUNNING;
            begun = true;
            return true;
        }

        @Override
        public boolean end() {
            if (!begun) {
                return false;
            }
            begun = false;
            left = true;
            return complete(Future.Status.SUCCEEDED);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (status == Future.Status.RUNNING && !mayInterruptIfRunning) {
                return false;
            }
            complete(Future.Status.CANCELLED);
            return status == Future.Status.CANCELLED;
        }

        @Override
        public boolean drop() {
            return complete(Future.Status.FAILED);
        }

        @Override
        public String status() {
            return status.name();
        }

        @Override
        public String state() {
            return status + ", told " + told + " times, not run: " + unrun + ", free places: " + (left ? 2 : 1);
        }
    }

    /** For the lenses. */
    public PlacedPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        reference(() -> new Plain());
        broken("unprotected", () -> new Plain());
        fixed("future", () -> new PlacedSteps());

        var begin = query("begin", Steps::begin);
        var end = query("end", Steps::end);
        var cancel = query("cancel", Steps::cancel, false, true);
        query("drop", Steps::drop);
        query("status", Steps::status);
        orBefore(begin);
        actor(begin, end);
        actor(cancel.with(false));
        actor(cancel.with(true));
        observe(Steps::state);
    }
}
