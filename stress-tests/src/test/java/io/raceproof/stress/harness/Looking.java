package io.raceproof.stress.harness;

import java.util.function.BooleanSupplier;

/**
 * One thread ends something, another looks in a loop whether it has ended, and does nothing else: it must see it. A
 * compiler that may take the answer for one that does not change looks once and loops for ever.
 */
public final class Looking extends Race {
    /** Some seconds of looks: who has not seen it by then will not. */
    private static final long MOST = 3_000_000_000L;

    private final Runnable end;
    private final BooleanSupplier hasEnded;
    private boolean seen;

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
