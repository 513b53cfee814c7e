package io.raceproof.stress.samples;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.MustSee;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.Tier;

/** Two additions at once, as tests of the engine by the model checker. */
public final class Additions {
    private Additions() {}

    /** Two threads add one each. */
    abstract static class TwoAdditions implements Scenario {
        private static final class Sum {
            private int value;
        }

        abstract boolean isLocked();

        @Override
        public final void run() throws Exception {
            Sum sum = new Sum();
            boolean locked = isLocked();
            Actors.Actor add = () -> {
                if (locked) {
                    synchronized (sum) {
                        sum.value++;
                    }
                } else {
                    sum.value++;
                }
            };
            Actors.run(sum, add, add);
            if (sum.value != 2) {
                throw new AssertionError("an update was lost");
            }
        }
    }

    /** Correct. */
    @Control(Racy.class)
    public static final class Locked extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** The control. */
    @MustBeCaught
    public static final class Racy extends TwoAdditions {
        @Override
        boolean isLocked() {
            return false;
        }
    }

    /** Broken: its test fails. */
    @Control(Racy.class)
    public static final class Broken extends TwoAdditions {
        @Override
        boolean isLocked() {
            return false;
        }
    }

    /** Correct, but nothing shows that its test could fail. */
    public static final class Unsupported extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** Says that it is broken, and is not. */
    @MustBeCaught
    public static final class Tame extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** Correct; run at night only. */
    @Control(Racy.class)
    @FromTier(Tier.NIGHTLY)
    public static final class AtNight extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** Has a control of the other tool. */
    @Control(Counters.Racy.class)
    public static final class WrongControl extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** Asks for what only jcstress counts. */
    @MustSee("2")
    public static final class Seeing extends TwoAdditions {
        @Override
        boolean isLocked() {
            return true;
        }
    }

    /** Cannot be made by the model checker. */
    @MustBeCaught
    public static final class Hidden extends TwoAdditions {
        private Hidden() {}

        @Override
        boolean isLocked() {
            return false;
        }
    }
}
