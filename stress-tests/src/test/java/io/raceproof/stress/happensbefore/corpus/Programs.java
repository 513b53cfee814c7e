package io.raceproof.stress.happensbefore.corpus;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/** A scenario whose program is one of its class's static methods, by the name that its constructor is given. */
abstract class Programs implements Scenario {
    private final Method program;

    Programs(String name) {
        try {
            this.program = getClass().getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(getClass().getName() + " has no program " + name, e);
        }
        program.setAccessible(true);
    }

    @Override
    public final void run() throws Exception {
        try {
            program.invoke(null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError violated) {
                throw violated;
            }
            throw new AssertionError("the program threw " + e.getCause(), e.getCause());
        }
    }

    /** The names of all programs of a class, as scenarios. */
    static List<String> of(Class<? extends Programs> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
                .map(method -> type.getName() + "#" + method.getName())
                .sorted()
                .toList();
    }

    /** Runs the actors at the same time. */
    static void race(Object shared, Actors.Actor... actors) throws InterruptedException {
        Actors.run(shared, actors);
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
