package io.raceproof.stress.lincheck;

/**
 * Marks code of a check that is no part of the code under test, such as the comparison of an outcome with the rule. The model
 * checker takes each access to memory and each call for a step, notes it, and considers switching threads there; between {@link
 * #begin} and {@link #end} it does neither. In a JVM without the model checker both do nothing.
 *
 * <p>What stands between them waits for nobody, runs nothing of the code under test, and writes nothing that the code under test
 * reads.
 */
public final class Unwatched {
    private Unwatched() {}

    /** What follows in this thread is not watched, up to the next {@link #end}; pairs may be nested. */
    public static void begin() {
        // UnwatchedPatch puts it in
    }

    /** What follows is watched again. Called in a finally clause. */
    public static void end() {
        // UnwatchedPatch puts it in
    }
}
