package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;

/** A race that is looked at with the happens-before lens alone: no hardware need show the fault. */
public final class WithoutLuck extends Race<WithoutLuck.Flag> {
    /** The subject. */
    public interface Flag {
        /** Says so. */
        void raise();

        /** Whether it was said. */
        boolean isRaised();
    }

    private static final class Plain implements Flag {
        private boolean raised;

        @Override
        public void raise() {
            raised = true;
        }

        @Override
        public boolean isRaised() {
            return raised;
        }
    }

    private static final class Locked implements Flag {
        private boolean raised;

        @Override
        public synchronized void raise() {
            raised = true;
        }

        @Override
        public synchronized boolean isRaised() {
            return raised;
        }
    }

    /** For the engine. */
    public WithoutLuck() {
        look(LensType.HAPPENS_BEFORE, Tier.SMOKE);
        reference(() -> new Plain());
        broken("plain", () -> new Plain());
        fixed("locked", () -> new Locked());
        actor(action("raise", Flag::raise));
        actor(query("isRaised", Flag::isRaised));
    }
}
