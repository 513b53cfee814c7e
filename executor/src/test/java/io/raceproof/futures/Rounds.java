package io.raceproof.futures;

/** How often a test that looks for rare orders tries. */
final class Rounds {
    private static final String TIER = System.getProperty("raceproof.tier", "smoke");

    private Rounds() {}

    /** So many times in a plain build, and so many in the higher tiers. */
    static int of(int smoke, int deep) {
        return of(smoke, deep, deep);
    }

    /** The same, with a number of its own for the tier of proposed changes. */
    static int of(int smoke, int pr, int deep) {
        return switch (TIER) {
            case "smoke" -> smoke;
            case "pr" -> pr;
            default -> deep;
        };
    }
}
