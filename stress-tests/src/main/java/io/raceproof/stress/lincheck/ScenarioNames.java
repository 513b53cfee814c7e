package io.raceproof.stress.lincheck;

/**
 * Scenarios by name, for a JVM of its own: a class name, or one with a text behind a #, which the class's public constructor
 * with one String is given.
 */
public final class ScenarioNames {
    private ScenarioNames() {}

    /**
     * Makes the scenario.
     *
     * @throws ReflectiveOperationException if there is no such class or constructor, or the constructor threw
     */
    public static Scenario make(String name, ClassLoader loader) throws ReflectiveOperationException {
        int end = name.indexOf('#');
        if (end < 0) {
            return typeOf(name, loader).getConstructor().newInstance();
        }
        return typeOf(name.substring(0, end), loader)
                .getConstructor(String.class)
                .newInstance(name.substring(end + 1));
    }

    private static Class<? extends Scenario> typeOf(String name, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(name, true, loader).asSubclass(Scenario.class);
    }
}
