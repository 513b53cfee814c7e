package io.raceproof.stress.lincheck;

/**
 * A scenario in Lincheck's declarative mode: the tool generates which thread calls which operation, runs these calls in many
 * interleavings, and compares what they return with a sequential specification. A history is right if the calls, each at
 * one moment between its begin and its end, could have been made one after the other with these very results
 * (linearizability: Herlihy and Wing, 1990).
 *
 * <p>A subclass is public, has a public constructor without parameters, and holds the object under test in a field. Its
 * operations are its public methods with {@link org.jetbrains.lincheck.datastructures.Operation}, inherited ones too;
 * none of them may wait for another. The tool makes a new one for each interleaving.
 */
public abstract class Histories implements Scenario {
    /** For subclasses. */
    protected Histories() {
        Explorer.countInterleaving();
    }

    /** A class with the same operations, for one thread: what they mean. */
    public abstract Class<?> specification();

    /** Never called: it is the operations that are run. */
    @Override
    public final void run() {
        throw new UnsupportedOperationException("its operations are run by the model checker");
    }
}
