package io.raceproof.stress.race;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lenses that the JUnit engine has: a race says with which of them it is to be looked at. */
public enum LensType {
    /** {@link StressLens}: jcstress. */
    STRESS("jcstress"),
    /** {@link ModelLens}: the model checker on the author's program. */
    MODEL("model"),
    /** {@link GeneratedLens}: the model checker on generated programs. */
    GENERATED("generated"),
    /** {@link HappensBeforeLens}: data races. */
    HAPPENS_BEFORE("happens-before");

    private final String word;

    LensType(String word) {
        this.word = word;
    }

    /** As it is written in the name of a check. */
    public String word() {
        return word;
    }

    /**
     * The one of that word.
     *
     * @throws IllegalArgumentException if there is none, in one sentence
     */
    public static LensType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no lens \"" + word + "\": use one of "
                        + Arrays.stream(values()).map(LensType::word).collect(Collectors.joining(", "))));
    }
}
