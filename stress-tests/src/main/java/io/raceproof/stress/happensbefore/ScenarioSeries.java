package io.raceproof.stress.happensbefore;

import io.raceproof.stress.lincheck.Scenario;
import java.util.Optional;

/**
 * Many scenarios under one name, one after the other, up to the first that breaks its rule; for instance programs that are
 * generated. Made as a {@link Scenario} is. Data races are not looked for: the author's program shows them.
 */
public interface ScenarioSeries extends Scenario {
    /** Runs one scenario in every order of its actors, and with one preemption at each step, or at as many as the effort allows. */
    @FunctionalInterface
    interface Trying {
        /**
         * How it broke its rule; empty if it did in none of its runs.
         *
         * @param everyStep whether none is left out, however many there are
         */
        String violationOf(Scenario scenario, boolean everyStep);
    }

    /**
     * A scenario that broke its rule.
     *
     * @param message how
     * @param calls that it makes, as a text that it can be made from again
     */
    record Failure(String message, String calls) {}

    /** Tries them; the first that breaks its rule. None of them may have a call that rightly waits forever. */
    Optional<Failure> search(Trying trying);

    /** Never called: it is what it tries that is run. */
    @Override
    default void run() {
        throw new UnsupportedOperationException("it is a series of scenarios, and none itself");
    }
}
