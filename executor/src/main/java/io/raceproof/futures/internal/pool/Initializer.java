package io.raceproof.futures.internal.pool;

/** What each thread of a pool runs before its first task, and what the pool fails its tasks with if that throws. */
public interface Initializer {
    /** Runs it once, in the calling thread. */
    void run() throws Exception;

    /** What the tasks of a pool fail with whose initializer threw {@code cause}. */
    RuntimeException broken(Throwable cause);
}
