package io.raceproof.lessons;

import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.lessons.lesson01.TheTestThatLied;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The main job: shows the first lesson. */
public final class Main {
    private Main() {}

    /** The one argument is the directory for what it writes. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("raceproof: give one argument, the directory for the pages, for example lessons/target");
            System.exit(64);
        }
        System.exit(show(Path.of(arguments[0])).exitCode());
    }

    private static Verdict show(Path directory) throws InterruptedException {
        try {
            return new LessonRun(TheTestThatLied.lesson(), Terminal.ofProcess(), directory).run();
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            System.err.println("raceproof: ENVIRONMENT: a file could not be written or read below " + directory + " ("
                    + cause + "): make room or check its permissions, and run again");
            return Verdict.ENVIRONMENT;
        }
    }
}
