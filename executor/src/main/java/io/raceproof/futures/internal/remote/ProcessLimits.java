package io.raceproof.futures.internal.remote;

/**
 * The limits of a process pool.
 *
 * @param workers how many worker processes there may be
 * @param restarts whether the death of a worker costs its own task alone, and does not break the pool
 * @param tasksPerWorker after how many tasks a worker exits
 * @param startNanos how long a worker may take to be ready, in nanoseconds
 * @param stopNanos how long a worker may take to exit before it is killed, in nanoseconds
 */
public record ProcessLimits(int workers, boolean restarts, long tasksPerWorker, long startNanos, long stopNanos) {}
