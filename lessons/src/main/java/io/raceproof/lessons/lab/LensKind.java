package io.raceproof.lessons.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lenses of a demonstration, by the names that {@code lesson.yaml} has for them, in the order in which they are shown. */
public enum LensKind {
    /** The unit test as people write it, repeated. */
    UNIT_TEST("unit test"),
    /** The checks of the contract. */
    CONTRACT("contract"),
    /** jcstress. */
    STRESS("jcstress"),
    /** Lincheck's model checker. */
    MODEL("model checker"),
    /** The happens-before lens. */
    HAPPENS_BEFORE("happens-before"),
    /** A series of measurements. */
    MEASUREMENT("measurement");

    private final String words;

    LensKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The lens of that name. */
    public static Optional<LensKind> of(String words) {
        return Arrays.stream(values()).filter(kind -> kind.words.equals(words)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(LensKind::words).toList();
    }

    /** Whether it finds the same in each run, so that its silence can be asserted. */
    public boolean isDeterministic() {
        return this == MODEL || this == HAPPENS_BEFORE || this == CONTRACT;
    }
}
