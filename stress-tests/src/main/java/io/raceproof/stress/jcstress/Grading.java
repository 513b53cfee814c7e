package io.raceproof.stress.jcstress;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * How a test's author graded an exception of an actor or the arbiter. It is forbidden unless an @Outcome names the class,
 * fully or simply: {@code @Outcome(id = "ConcurrentModificationException", expect = ACCEPTABLE)}. A pattern
 * declares no exception, as {@code .*} stands for results.
 *
 * @param id the outcome: of an exception, its class as the author has it, else in full
 * @param expectation the grade
 * @param description what the author says of it
 */
record Grading(String id, Expectation expectation, String description) {
    /**
     * Of an exception.
     *
     * @param className of the exception
     * @param said what it said, for a description where the author has none
     */
    static Grading ofThrown(TestInfo test, String className, String said) {
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        StateCase graded = find(test, each -> each.matchesExactly(className) || each.matchesExactly(simple));
        return graded == null
                ? new Grading(className, Expectation.FORBIDDEN, said)
                : new Grading(
                        graded.matchPattern(), Expectation.of(graded.expect()), String.valueOf(graded.description()));
    }

    private static @Nullable StateCase find(TestInfo test, Predicate<StateCase> condition) {
        return test.cases().stream().filter(condition).findFirst().orElse(null);
    }
}
