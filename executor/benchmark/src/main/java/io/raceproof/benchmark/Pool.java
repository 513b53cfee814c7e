package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * What all peers can do. In a fork of JMH there is one peer only, so each call has one target and is inlined.
 * Thread-safe.
 */
interface Pool extends AutoCloseable {
    /** Has a task run. */
    <V> Future<V> submit(Callable<V> task);

    /** Runs what was submitted, and waits until the workers have ended. */
    @Override
    void close();
}
