package io.raceproof.stress.engine;

import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

/** The tests that jcstress knows: those that its annotation processor wrote to META-INF/TestList. */
final class Catalogue {
    private Catalogue() {}

    private static boolean isPresent() {
        return TestList.class.getResource(TestList.LIST) != null;
    }

    /** The test with that binary class name. */
    static Optional<TestInfo> find(String className) {
        if (!isPresent()) {
            return Optional.empty();
        }
        String name = className.replace('$', '.'); // jcstress names a nested class with a dot
        return TestList.tests().contains(name) ? Optional.of(TestList.getInfo(name)) : Optional.empty();
    }

    /** The binary names of the tests that are nested in that class, at any depth. */
    static List<String> nestedIn(String className) {
        if (!isPresent()) {
            return List.of();
        }
        return TestList.tests().stream()
                .map(name -> TestList.getInfo(name).binaryName())
                .filter(name -> name.startsWith(className + "$"))
                .sorted()
                .toList();
    }
}
