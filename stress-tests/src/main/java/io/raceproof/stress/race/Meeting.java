package io.raceproof.stress.race;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Where the actors of one run meet: a barrier that is awaited by spinning, so that on the real machine they go on at the same
 * moment. What an actor did before it comes before what the others do after it. Thread-safe.
 */
public final class Meeting {
    /** A thread that is waited for may need the processor. */
    private static final int SPINS = 1_000;

    /** How many actors have a meeting of each number. Never written. */
    private final int[] parties;

    private final AtomicIntegerArray arrived;

    Meeting(int[] parties) {
        this.parties = parties;
        this.arrived = new AtomicIntegerArray(parties.length);
    }

    /** Waits until all that have a meeting of this number are at it. Each comes once. */
    @SuppressWarnings("ThreadPriorityCheck") // to let those come that are waited for
    public void meet(int number) {
        arrived.incrementAndGet(number);
        for (int spins = 0; arrived.get(number) < parties[number]; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
