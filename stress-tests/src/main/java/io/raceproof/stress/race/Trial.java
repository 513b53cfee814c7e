package io.raceproof.stress.race;

import java.lang.reflect.InvocationTargetException;

/**
 * A race with one of its subjects, as a text that another JVM understands. Immutable.
 *
 * @param race the class name of the race
 * @param subject the name of the subject
 */
public record Trial(String race, String subject) {
    private static final String BETWEEN = "#";

    /** Of a race and one of its subjects. */
    public static Trial of(Race<?> race, Subject<?> subject) {
        return new Trial(race.id(), subject.name());
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return race + BETWEEN + subject;
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Trial parse(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("a race's class name and a subject's, with # between them, not " + text);
        }
        return new Trial(text.substring(0, between), text.substring(between + 1));
    }

    /**
     * Makes the race, with the thread's context class loader: a lens may load the user's classes anew.
     *
     * @throws IllegalArgumentException if there is no such race, in one sentence
     */
    public Race<?> load() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return load(context == null ? Trial.class.getClassLoader() : context);
    }

    /**
     * The same, with that class loader.
     *
     * @throws IllegalArgumentException if there is no such race, in one sentence
     */
    public Race<?> load(ClassLoader loader) {
        try {
            return Class.forName(race, true, loader)
                    .asSubclass(Race.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(race + " cannot be made: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    race + " is no race: it must be a public class that extends Race, with a public constructor without"
                            + " parameters (" + e + ")",
                    e);
        }
    }

    /** For people: the race's simple name and the subject's. */
    @Override
    public String toString() {
        return race.substring(race.lastIndexOf('.') + 1) + ", " + subject;
    }
}
