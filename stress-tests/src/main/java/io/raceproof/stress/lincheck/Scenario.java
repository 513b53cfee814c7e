package io.raceproof.stress.lincheck;

/**
 * A small concurrent program with its rule, for the model checker: it is run again and again, each time with another
 * interleaving of its threads. A class that implements it is public, has a public constructor without parameters and no
 * state: everything the threads share is made in {@link #run}, and given to {@link Actors}.
 *
 * <p>Make shared objects with {@code new} or in a lambda, never by a constructor reference ({@code Sale::new}): Lincheck
 * 3.7 does not see that object being made and takes what it holds for private to one thread.
 */
@FunctionalInterface
public interface Scenario {
    /** Starts the threads, waits for their end, and throws an AssertionError if the rule is violated. */
    void run() throws Exception;
}
