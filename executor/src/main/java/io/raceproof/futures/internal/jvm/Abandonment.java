package io.raceproof.futures.internal.jvm;

import java.lang.ref.Cleaner;

/** What is done for abandoned objects: not closed, and no longer reachable. One thread serves the whole executor. */
public final class Abandonment {
    private static final Cleaner CLEANER = Cleaner.create();

    private Abandonment() {}

    /** Has {@code action} run once: when the result's clean() is called, or after {@code owner} was collected. */
    public static Cleaner.Cleanable whenAbandoned(Object owner, Runnable action) {
        return CLEANER.register(owner, action);
    }
}
