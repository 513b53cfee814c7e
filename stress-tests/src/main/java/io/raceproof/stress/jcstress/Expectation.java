package io.raceproof.stress.jcstress;

import java.util.Locale;

/** How a test's author graded an outcome. */
public enum Expectation {
    /** Correct. */
    ACCEPTABLE,
    /** Correct and worth seeing. */
    INTERESTING,
    /** A violation. */
    FORBIDDEN;

    static Expectation of(org.openjdk.jcstress.annotations.Expect expect) {
        return switch (expect) {
            case ACCEPTABLE -> ACCEPTABLE;
            case ACCEPTABLE_INTERESTING -> INTERESTING;
            case FORBIDDEN, UNKNOWN -> FORBIDDEN; // an outcome its author has not thought of is a violation
        };
    }

    /** In lower case, for tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
