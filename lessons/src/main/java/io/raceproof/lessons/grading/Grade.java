package io.raceproof.lessons.grading;

import io.raceproof.stress.verdict.Verdict;
import java.util.List;

/**
 * The judgement of an answer.
 *
 * @param steps those that were run, in order; only the last one can have failed, or the last two if that shows an interleaving of
 *     what the one before it has found
 */
public record Grade(List<StepResult> steps) {
    /** Keeps a copy. */
    public Grade {
        steps = List.copyOf(steps);
    }

    /** HELD if every step passed, otherwise the verdict of the one that did not. */
    public Verdict verdict() {
        return last().verdict();
    }

    /** The step that decided. */
    public StepResult last() {
        return steps.get(steps.size() - 1);
    }
}
