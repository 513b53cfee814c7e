package io.raceproof.stress.lincheck;

/**
 * Many scenarios under one name, one after the other, up to the first that is broken; for instance programs that are
 * generated. Made as a {@link Scenario} is.
 */
public interface Search extends Scenario {
    /** Explores one scenario. */
    @FunctionalInterface
    interface Exploring {
        /** What was found in it, in at most so many interleavings, and no more than the run allows. */
        Exploration explore(Scenario scenario, int schedules);
    }

    /**
     * Searches.
     *
     * @return what was found in the scenario that is broken; if there is none, in all of them together
     */
    Exploration search(Exploring exploring);

    /** Never called: it is what it finds that is run. */
    @Override
    default void run() {
        throw new UnsupportedOperationException("it is a search, and no scenario itself");
    }
}
