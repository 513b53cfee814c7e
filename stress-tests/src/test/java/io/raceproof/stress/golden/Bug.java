package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Scenario;

/**
 * A bug of the golden set.
 *
 * @param broken the scenario that shows it
 * @param fixed the same actors on the repaired subject
 * @param drawing what the drawing of the broken one must show
 */
record Bug(Class<? extends Scenario> broken, Class<? extends Scenario> fixed, Drawing drawing) {
    /** Its name: the group's and its own. */
    String name() {
        return broken.getName()
                .substring(broken.getPackageName().length() + 1)
                .replace('$', '.')
                .replaceFirst("\\.Broken$", "");
    }

    /** Whether a class is the code under test: the scenarios around it are not. */
    static boolean isUnderTest(String className) {
        return className.startsWith(Bug.class.getPackageName() + ".")
                && !className.endsWith("$Broken")
                && !className.endsWith("$Fixed");
    }

    /** What a scenario demands in the end. */
    static void demand(boolean kept, String violation) {
        if (!kept) {
            throw new AssertionError(violation);
        }
    }
}
