package io.raceproof.lessons;

import java.util.List;

/**
 * What an answer must do besides being safe: its ordinary behaviour, and that it is still concurrent. Public, with a public
 * constructor without parameters; run in a JVM of its own, against the learner's class.
 */
public interface Contract {
    /** The checks, in the order in which they are run; the first that fails ends it. */
    List<Check> checks();

    /**
     * One thing that must hold.
     *
     * @param claim what must hold, in a few words: "every ticket is sold once"
     * @param body throws an AssertionError whose message tells the learner what happened instead
     */
    record Check(String claim, Body body) {}

    /** What a check does. */
    @FunctionalInterface
    interface Body {
        /** Runs it. */
        void run() throws Exception;
    }

    /** Fails a check. */
    static void require(boolean condition, String whatHappened) {
        if (!condition) {
            throw new AssertionError(whatHappened);
        }
    }
}
