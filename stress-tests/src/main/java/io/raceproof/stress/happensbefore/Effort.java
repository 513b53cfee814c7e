package io.raceproof.stress.happensbefore;

/**
 * How much is tried with each scenario.
 *
 * @param preemptions at most so many runs with one preemption, spread evenly over all hooks of all orders, and as many with two where others waited
 * @param parallel so many runs in parallel
 * @param untilFound whether it ends with the first kind of run that shows a race, or a violation of the rule
 */
public record Effort(int preemptions, int parallel, boolean untilFound) {
    /** Enough for a verdict while a person waits. */
    public static final Effort QUICK = new Effort(200, 30, true);

    /** For tests that must miss nothing. */
    public static final Effort THOROUGH = new Effort(1000, 100, false);
}
