package io.raceproof.stress.mutation;

import java.util.Set;

/** The JDK's classes for single variables. */
final class Atomics {
    private static final Set<String> ATOMICS = Set.of(
            "java/util/concurrent/atomic/AtomicBoolean",
            "java/util/concurrent/atomic/AtomicInteger",
            "java/util/concurrent/atomic/AtomicLong",
            "java/util/concurrent/atomic/AtomicReference");

    private Atomics() {}

    static boolean isHandle(String internalName) {
        return internalName.equals("java/lang/invoke/VarHandle");
    }

    static boolean isAtomic(String internalName) {
        return ATOMICS.contains(internalName);
    }
}
