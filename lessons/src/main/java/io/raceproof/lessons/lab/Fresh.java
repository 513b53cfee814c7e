package io.raceproof.lessons.lab;

import java.lang.reflect.InvocationTargetException;

/** Makes fresh subjects of a class that is known by its name only. */
public final class Fresh {
    private Fresh() {}

    /**
     * Calls the public constructor without parameters.
     *
     * @throws AssertionError if there is none, in one sentence
     */
    public static Object of(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new AssertionError("the constructor threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getSimpleName()
                    + " must be a public class with a public constructor without parameters (" + e + ")");
        }
    }
}
