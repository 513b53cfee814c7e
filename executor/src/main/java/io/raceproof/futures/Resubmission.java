package io.raceproof.futures;

/**
 * Whether {@link PoolExecutor#overRemote(java.util.concurrent.ExecutorService, Resubmission) overRemote} sends a task again
 * that was lost with a member. A task that fails is never sent again. Immutable.
 */
public final class Resubmission {
    private static final Resubmission NONE = new Resubmission(0);

    private final int times;

    private Resubmission(int times) {
        this.times = times;
    }

    /**
     * Never: a lost task's future fails with a {@link TaskLostException}. The service may still run a task twice by itself.
     * Hazelcast does, unless its property {@code hazelcast.operation.fail.on.indeterminate.state} is true.
     */
    public static Resubmission none() {
        return NONE;
    }

    /**
     * Up to so many times for each task; after that its future fails with a {@link TaskLostException}. This is delivery at
     * least once: a task may have run before it was lost, so it must be idempotent (running it twice must do no harm).
     *
     * @throws IllegalArgumentException if {@code times} is below 1
     */
    public static Resubmission times(int times) {
        return new Resubmission(Settings.atLeastOne(times, "times"));
    }

    int times() {
        return times;
    }

    @Override
    public String toString() {
        return "Resubmission[" + times + "]";
    }
}
