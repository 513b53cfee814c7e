package io.raceproof.stress.engine;

import io.raceproof.stress.lincheck.Scenario;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios for Lincheck that are tests: every class that can be made, and every one that is marked as a test. */
final class Scenarios {
    private Scenarios() {}

    static boolean isTest(Class<?> candidate) {
        return Scenario.class.isAssignableFrom(candidate)
                && !Modifier.isAbstract(candidate.getModifiers())
                && (isInstantiable(candidate)
                        || candidate.isAnnotationPresent(Control.class)
                        || candidate.isAnnotationPresent(MustBeCaught.class));
    }

    /** The binary names of the tests that are nested in that class, at any depth. */
    static List<String> nestedIn(Class<?> outer) {
        return nested(outer)
                .filter(Scenarios::isTest)
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static Stream<Class<?>> nested(Class<?> outer) {
        return Arrays.stream(outer.getDeclaredClasses()).flatMap(each -> Stream.concat(Stream.of(each), nested(each)));
    }

    private static boolean isInstantiable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    }

    /** @throws IllegalArgumentException if the model checker could not make one, in one sentence */
    static void checkInstantiable(Class<?> type) {
        if (!isInstantiable(type)) {
            throw new IllegalArgumentException(type.getName()
                    + " is a scenario: it must be public, and have a public constructor without parameters");
        }
    }
}
