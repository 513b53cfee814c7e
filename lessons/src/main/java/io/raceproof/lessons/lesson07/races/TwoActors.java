package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.CountedJob;
import io.raceproof.lessons.lesson07.SmallPool;
import org.jspecify.annotations.Nullable;

/**
 * One actor submits a late job; the other shuts the pool down with CANCEL and then is its last worker. The same for every
 * version of the pool and for both tools.
 */
public final class TwoActors {
    private final SmallPool pool;
    private final CountedJob late = new CountedJob();
    // each written by one actor, read after both
    private boolean accepted;
    private @Nullable Throwable leftFailure;
    private @Nullable Throwable rightFailure;

    /** Prepares them. */
    public TwoActors(SmallPool pool) {
        this.pool = pool;
    }

    /** Submits the late job. */
    public void left() {
        try {
            accepted = pool.submit(late);
        } catch (RuntimeException e) {
            leftFailure = e;
        }
    }

    /** Shuts down, and does what is left to do. */
    public void right() {
        try {
            pool.shutdown(SmallPool.Mode.CANCEL);
            pool.work();
        } catch (RuntimeException e) {
            rightFailure = e;
        }
    }

    /** What came of it, after both. */
    public String outcome() {
        if (leftFailure != null || rightFailure != null) {
            return String.valueOf(leftFailure != null ? leftFailure : rightFailure);
        }
        int ends = late.runs() + late.cancellations();
        if (ends > 1) {
            return "twice";
        }
        if (!accepted) {
            return ends == 0 ? "refused" : "refused, but done";
        }
        return ends == 0 ? "stranded" : late.runs() == 1 ? "run" : "cancelled";
    }
}
