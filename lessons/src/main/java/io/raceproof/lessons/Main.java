package io.raceproof.lessons;

import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.lessons.lesson01.TheTestThatLied;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;

/** The main job: shows the first lesson. */
public final class Main {
    private Main() {}

    /** The one argument is the directory for what it writes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("raceproof: give one argument, the directory for the pages, for example lessons/target");
            System.exit(64);
        }
        Verdict verdict = new LessonRun(TheTestThatLied.lesson(), Terminal.ofProcess(), Path.of(arguments[0])).run();
        System.exit(verdict.exitCode());
    }
}
