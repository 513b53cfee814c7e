package io.raceproof.lessons.lab;

import java.util.function.Supplier;

/**
 * One thing that an answer must do besides being safe: its ordinary behaviour, and that it is still concurrent. It is run in a
 * JVM of its own.
 *
 * @param claim what must hold, in a few words: "every ticket is sold once"
 * @param type the common type of the answer and the versions; Object where only the answer is checked
 * @param body throws an AssertionError whose message tells the learner what happened instead
 */
public record Check(String claim, Class<?> type, Lab.Body<Supplier<?>> body) {
    /** What a check of the answer does. */
    @FunctionalInterface
    public interface Body {
        /** Runs it. */
        void run() throws Exception;
    }

    /** Whether the versions are checked, too, for the demonstration. */
    public boolean isOfVersions() {
        return type != Object.class;
    }

    /** Whether it is of versions of this class. */
    public boolean isOf(Class<?> version) {
        return isOfVersions() && type.isAssignableFrom(version);
    }

    /** Fails a check. */
    public static void require(boolean condition, String whatHappened) {
        if (!condition) {
            throw new AssertionError(whatHappened);
        }
    }
}
