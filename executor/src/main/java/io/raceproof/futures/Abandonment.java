package io.raceproof.futures;

import java.lang.ref.Cleaner;

/** What is done for objects that nobody closed and nobody refers to any more. One thread serves the whole package. */
final class Abandonment {
    private static final Cleaner CLEANER = Cleaner.create();

    private Abandonment() {}

    /** Has {@code action} run once: when the result's clean() is called, or after {@code owner} was collected. */
    static Cleaner.Cleanable whenAbandoned(Object owner, Runnable action) {
        return CLEANER.register(owner, action);
    }
}
