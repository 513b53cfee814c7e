package io.raceproof.stress.harness;

import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One check: a jcstress test, or a scenario for Lincheck.
 *
 * @param type its class
 * @param tier the smallest tier it runs in
 */
record Harness(Class<?> type, Tier tier) {
    private static final String PACKAGE = Harness.class.getPackageName() + ".";

    /** How much is run; each tier includes the ones before. */
    enum Tier {
        /** In every build, a minute at most. */
        SMOKE,
        /** Before a merge, five minutes. */
        PR,
        /** An hour. */
        NIGHTLY
    }

    /** Its class name without the package that all share. */
    String name() {
        return type.getName().substring(PACKAGE.length());
    }

    static Class<?> typeOf(String name) {
        try {
            return Class.forName(PACKAGE + name, false, Harness.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no such harness: " + name, e);
        }
    }

    /** Whether Lincheck runs it; else jcstress does. */
    boolean isModel() {
        return Scenario.class.isAssignableFrom(type);
    }

    /** Its broken twin; null if it is one. */
    @Nullable
    Class<?> control() {
        Control control = type.getAnnotation(Control.class);
        return control == null ? null : control.value();
    }

    Verdict expected() {
        return control() == null ? Verdict.BROKEN : Verdict.HELD;
    }
}
