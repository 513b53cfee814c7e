package io.raceproof.stress.harness;

import java.util.function.BooleanSupplier;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * One thread ends something, another looks in a loop whether it has ended, and does nothing else: it must see it. A
 * compiler that may take the answer for one that does not change looks once and loops forever.
 */
public final class Looking extends Race {
    /** Some seconds of looks: a thread that has not seen it by then will not. */
    private static final long MOST = 3_000_000_000L;

    private final Runnable end;
    private final BooleanSupplier hasEnded;

    /** Written by the second actor, read by the arbiter after both. */
    private boolean seen;

    /** How what came of it is graded. */
    @Outcome(id = "seen", expect = Expect.ACCEPTABLE, desc = "sooner or later")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the rule is broken")
    public static final class Outcomes {
        private Outcomes() {}
    }

    /** Says that it has ended by a plain field, which one thread writes and another reads: that is what is wrong with it. */
    private static final class Plain {
        private boolean ended;

        void end() {
            ended = true;
        }

        boolean hasEnded() {
            return ended;
        }
    }

    /** At something that is broken. */
    public static Looking atPlainField() {
        Plain plain = new Plain();
        return new Looking(plain::end, plain::hasEnded);
    }

    /** Of such an end, and such a look. */
    public Looking(Runnable end, BooleanSupplier hasEnded) {
        this.end = end;
        this.hasEnded = hasEnded;
    }

    @Override
    protected void first() {
        end.run();
    }

    @Override
    protected void second() {
        long looks = 0;
        while (!hasEnded.getAsBoolean()) {
            looks++;
            if (looks == MOST) {
                return;
            }
        }
        seen = true;
    }

    @Override
    protected String after() {
        return seen ? "seen" : "never seen";
    }
}
