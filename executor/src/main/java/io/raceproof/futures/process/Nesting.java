package io.raceproof.futures.process;

/**
 * Keeps process pools that are made in workers from breeding. A static initializer that makes one and submits a task which
 * needs the same class would make another one in each worker, and so on without end. Thread-safe.
 */
public final class Nesting {
    /** So deep pools may be nested: one made in a worker's task has depth 1. */
    static final int MOST = 3;

    private static final String WHAT_TO_DO =
            ": make the pool in main, or where it is used, and not in a static initializer"
                    + " of a class that its tasks need";

    /** How many worker processes this one is nested in. Written once, before any task is read. */
    private static volatile int depth;

    /** Whether this worker reads a task or its initializer. Written by the thread that does. */
    private static volatile boolean reading;

    private Nesting() {}

    /**
     * Asked for each process pool that is to be made.
     *
     * @throws IllegalStateException if it would never end
     */
    public static void ensureAllowed() {
        if (reading) {
            throw new IllegalStateException(
                    "a process pool cannot be made while a worker reads its task, or each worker would make one in turn"
                            + WHAT_TO_DO);
        }
        if (depth > MOST) {
            throw new IllegalStateException(
                    "a process pool cannot be made in a worker of a worker, " + depth + " deep" + WHAT_TO_DO);
        }
    }

    /** The depth of the workers of this process. */
    static int ofWorkers() {
        return depth + 1;
    }

    /** Called once in a worker, before any other method. */
    static void setDepth(int ofThisWorker) {
        depth = ofThisWorker;
    }

    /** Called in a worker around the reading of what it is to run. */
    static void setReading(boolean now) {
        reading = now;
    }
}
