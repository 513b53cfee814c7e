package org.example;

/** Counts hits, for any number of threads. */
public final class HitCounter {
    private int hits;

    /** Counts one. */
    public synchronized void hit() {
        hits++;
    }

    /** How many there were. */
    public synchronized int hits() {
        return hits;
    }
}
