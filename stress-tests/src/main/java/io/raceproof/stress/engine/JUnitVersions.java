package io.raceproof.stress.engine;

import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestEngine;

/**
 * Whether the parts of JUnit on the class path are of one version. Maven takes the platform that this library asks for, 5's,
 * also beside Jupiter 6, which then dies with a NoSuchMethodError before a test is run.
 */
final class JUnitVersions {
    private JUnitVersions() {}

    /** @throws IllegalStateException if Jupiter needs another platform, in one sentence */
    static void check() {
        ReflectionSupport.tryToLoadClass("org.junit.jupiter.api.Test")
                .toOptional()
                .ifPresent(jupiter -> check(versionOf(jupiter), versionOf(TestEngine.class)));
    }

    static void check(@Nullable String jupiter, @Nullable String platform) {
        if (jupiter != null && platform != null && isSix(jupiter) != isSix(platform)) {
            throw new IllegalStateException(
                    "JUnit Jupiter " + jupiter + " is on the class path with the JUnit Platform "
                            + platform + ": import org.junit:junit-bom:" + (isSix(jupiter) ? jupiter : "5.14.4")
                            + " in your POM's dependencyManagement, so that both are of one version");
        }
    }

    /** From 6 on, the platform has Jupiter's number; before, it was 1. */
    private static boolean isSix(String version) {
        return !version.matches("[15]\\..*");
    }

    private static @Nullable String versionOf(Class<?> type) {
        return type.getPackage().getImplementationVersion();
    }
}
