package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer that compiles, and where it is judged.
 *
 * @param lesson whose exercise it is
 * @param lab of the lesson
 * @param classes the folder of its classes, which come first on the class path of every JVM that judges it
 * @param directory for files
 * @param ownThreads whether it starts threads of its own
 */
record Answer(Lesson lesson, Lab lab, Path classes, Path directory, boolean ownThreads) {
    /** Of JVMs that have the answer's classes. */
    JvmSettings settings() {
        return new JvmSettings(List.of(classes), List.of());
    }

    /** The names of its classes, those that are nested in others too. */
    static Set<String> classNamesIn(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString())
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
