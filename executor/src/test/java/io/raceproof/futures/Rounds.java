package io.raceproof.futures;

/** How often a test that looks for rare orders tries. */
final class Rounds {
    private static final boolean SMOKE =
            System.getProperty("raceproof.tier", "smoke").equals("smoke");

    private Rounds() {}

    /** So many times in a plain build, and so many in the higher tiers. */
    static int of(int smoke, int deep) {
        return SMOKE ? smoke : deep;
    }
}
