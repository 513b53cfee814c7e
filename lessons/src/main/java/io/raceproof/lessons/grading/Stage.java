package io.raceproof.lessons.grading;

import java.io.IOException;
import java.util.List;

/** A tool that judges an answer, in one or several steps. */
interface Stage {
    /**
     * Judges it.
     *
     * @return a result for each step, in their order; only the last can have failed
     * @throws InterruptedException if this thread was interrupted; what runs is killed
     */
    List<StepResult> run(Answer answer) throws IOException, InterruptedException;
}
