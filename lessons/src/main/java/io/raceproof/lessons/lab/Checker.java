package io.raceproof.lessons.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A lab that a learner writes: its checks, scenarios and races are run on right implementations, which they must leave alone, and
 * on wrong ones, which they are to find. A subclass is public, and has a public constructor without parameters that calls {@link
 * #check check}, {@link #scenario scenario} and {@link #race race}.
 */
public abstract class Checker extends Lab {
    /** The system property with the class names of what is checked, with commas between them. */
    public static final String SUBJECTS = "io.raceproof.lessons.subjects";

    private final List<Check> scenarios = new ArrayList<>();

    /** For subclasses. */
    protected Checker() {}

    /**
     * A small concurrent program with its rule, which is run again and again, each time in another interleaving: the body makes a
     * subject by what it is given, runs threads by {@link io.raceproof.stress.lincheck.Actors#run Actors.run}, and throws an
     * AssertionError if the rule is violated.
     */
    @SuppressWarnings("unchecked") // it is given suppliers of this type
    protected final <T> void scenario(String claim, Class<T> type, Body<Supplier<T>> body) {
        scenarios.add(new Check(claim, type, fresh -> body.run((Supplier<T>) fresh)));
    }

    /** The scenarios, in their order. */
    public final List<Check> scenarios() {
        return List.copyOf(scenarios);
    }

    /** The class names of what a race of a checker is to have as its subjects; none outside of the JVMs that run a checker. */
    public static List<String> subjects() {
        String names = System.getProperty(SUBJECTS, "");
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    /**
     * Makes a fresh object of that class, by its public constructor without parameters.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public static Object make(String className) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Checker.class.getClassLoader() : context;
        try {
            return Fresh.of(Class.forName(className, true, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + className + " to be checked", e);
        }
    }
}
