package io.raceproof.lessons.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps of grading, in their order. A lesson has those that its lab asks for. */
public enum Step {
    /** The file compiles, and calls nothing that an exercise has no use for. */
    COMPILE("compile", "compile"),
    /** It does what it is for, and is still concurrent. */
    CONTRACT("contract", "contract"),
    /** It is a checker that finds mutants, and leaves right implementations alone. */
    CHECKER("checker", "checker"),
    /** It has no data race. */
    HAPPENS_BEFORE("happens-before", "happens-before"),
    /** It is none of the mistakes that are made often. */
    WRONG_FIX("wrong-fix", "wrong fixes"),
    /** No interleaving breaks it that one preemption makes, or that the model checker finds. */
    MODEL("model", "model check"),
    /** None does in programs that the lesson's author did not think of, either. */
    GENERATED("generated", "other programs"),
    /** The real machine does not break it. */
    STRESS("stress", "stress"),
    /** What is measured comes into the band. */
    MEASURE("measure", "measurement");

    private final String key;
    private final String words;

    Step(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As {@code lesson.yaml} has it. */
    public String key() {
        return key;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The step with that key. */
    public static Optional<Step> of(String key) {
        return Arrays.stream(values()).filter(step -> step.key.equals(key)).findFirst();
    }

    /** All keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Step::key).toList();
    }
}
