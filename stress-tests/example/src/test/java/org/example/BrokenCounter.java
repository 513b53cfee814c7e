package org.example;

/** The counter without its lock: what the tests of {@link HitCounter} must be able to catch. */
final class BrokenCounter {
    private int hits;

    void hit() {
        hits++;
    }

    int hits() {
        return hits;
    }
}
