package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.lab.Step;
import java.util.ArrayList;
import java.util.List;

/** Which steps the answers to a lab's exercise have to pass, in their order. */
public final class Plan {
    private Plan() {}

    /** Of a lab. */
    public static List<Step> of(Lab lab) {
        List<Step> steps = new ArrayList<>(List.of(Step.COMPILE));
        add(steps, Step.CONTRACT, !lab.checks().isEmpty());
        add(steps, Step.CHECKER, lab.bank().isPresent());
        add(steps, Step.HAPPENS_BEFORE, !lab.judging(Look.HAPPENS_BEFORE).isEmpty());
        add(steps, Step.WRONG_FIX, !lab.mistakes().isEmpty());
        add(steps, Step.MODEL, !lab.judging(Look.MODEL).isEmpty());
        add(steps, Step.GENERATED, !lab.judging(Look.GENERATED).isEmpty());
        add(steps, Step.STRESS, !lab.judging(Look.STRESS).isEmpty());
        add(steps, Step.MEASURE, lab.measurements().stream().anyMatch(Measurement::isGraded));
        return steps;
    }

    private static void add(List<Step> steps, Step step, boolean needed) {
        if (needed) {
            steps.add(step);
        }
    }

    /** Those of them that take as long as the others together: they begin when the others have passed. */
    public static List<Step> longOnes(Lab lab) {
        return of(lab).stream()
                .filter(step -> step.compareTo(Step.GENERATED) >= 0)
                .toList();
    }

    /** Whether these steps need the model checker. */
    static boolean needsModel(List<Step> steps) {
        return steps.contains(Step.WRONG_FIX) || steps.contains(Step.MODEL) || steps.contains(Step.GENERATED);
    }
}
