package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Checks a contract in a JVM of its own, and tells what became of it even if that JVM was ended by the learner's code. */
public final class ContractRun implements Stage {
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** By the clock, for a JVM that does not get on, which is no fault of the answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** An exit status above this is that of a process which a signal has ended, where there are signals. */
    private static final int SIGNAL = 128;

    private final Duration limit;

    /** With that limit for each check; see {@link CheckWatch}. */
    ContractRun(Duration limit) {
        this.limit = limit;
    }

    @Override
    public List<StepResult> run(Answer answer) throws InterruptedException {
        Lesson lesson = answer.lesson();
        return List.of(run(
                lesson.classNameOf(lesson.labName()),
                lesson.className(),
                false,
                answer.settings(),
                limit,
                PATIENCE,
                answer.directory().resolve("contract")));
    }

    /** Checks a version of a lesson, with those checks that are of versions. */
    public static StepResult ofVersion(Lesson lesson, Lesson.Version version, Path directory)
            throws InterruptedException {
        return run(
                lesson.classNameOf(lesson.labName()),
                lesson.classNameOf(version.name()),
                true,
                JvmSettings.SAME,
                LIMIT,
                PATIENCE,
                directory);
    }

    static StepResult run(
            String lab,
            String subject,
            boolean ofVersion,
            JvmSettings settings,
            Duration limit,
            Duration patience,
            Path directory)
            throws InterruptedException {
        Path protocol = directory.toAbsolutePath().resolve("contract.txt");
        try {
            Folders.empty(directory); // an answer may have left files there
            ChildJvm.Exit exit = new ChildJvm(ContractMain.class.getName(), directory)
                    .shortLived()
                    .settings(settings)
                    .flags("-Dio.raceproof.futures.exitSeconds=1") // a task that ends the JVM is not to be waited for
                    .flags("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")
                    .arguments(List.of(
                            lab,
                            subject,
                            Boolean.toString(ofVersion),
                            protocol.toString(),
                            Long.toString(limit.toSeconds())))
                    .limit(patience)
                    .run();
            return toResult(readLines(protocol), exit, patience);
        } catch (IOException | UncheckedIOException e) {
            return trouble("the files of the check in " + directory + " cannot be read or written (" + causeOf(e)
                    + "): see whether the disk is full and whether the folder may be read and written");
        }
    }

    private static Throwable causeOf(Exception e) {
        return e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    }

    private static List<String> readLines(Path protocol) throws IOException {
        return Files.exists(protocol) ? Files.readAllLines(protocol, StandardCharsets.UTF_8) : List.of();
    }

    /** From the lines of {@link ContractMain}, or from the way the JVM ended before the last one. */
    static StepResult toResult(List<String> lines, ChildJvm.Exit exit, Duration patience) {
        List<String> claims = lines.stream()
                .filter(line -> line.startsWith("begin "))
                .map(line -> line.substring("begin ".length()))
                .toList();
        String claim = claims.isEmpty() ? "" : claims.get(claims.size() - 1);
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (last.startsWith("failed ")) {
            return StepResult.failed(Step.CONTRACT, claim, List.of(last.substring("failed ".length())));
        }
        if (last.startsWith("late ")) {
            return StepResult.trouble(
                    Step.CONTRACT, Verdict.INCONCLUSIVE, claim + ": " + last.substring("late ".length()));
        }
        if (last.equals("end")) {
            return StepResult.passed(Step.CONTRACT, claims.size() + (claims.size() == 1 ? " check" : " checks"));
        }
        if (exit.timedOut()) {
            return trouble("the JVM for the check made no progress within " + patience.toSeconds()
                    + " seconds: it was stopped, or this machine is too busy; check again when it is not");
        }
        return toResult(claim, exit);
    }

    private static StepResult toResult(String claim, ChildJvm.Exit exit) {
        int status = exit.exitCode();
        if (status == ContractMain.CANNOT_WRITE) {
            return trouble("the results cannot be written to " + exit.log().getParent()
                    + ": see whether the disk is full and the folder may be written to");
        }
        if (status > SIGNAL) {
            return trouble("the JVM for the check was ended by signal " + (status - SIGNAL)
                    + ": it was killed (by the system, if memory was short), or it crashed; check again, and see "
                    + exit.log());
        }
        if (claim.isEmpty()) {
            return trouble("the JVM for the check ended before the first check; exit status " + status + ", output: "
                    + exit.tail(10));
        }
        return StepResult.failed(
                Step.CONTRACT,
                claim,
                List.of(
                        status == ContractMain.OUT_OF_MEMORY
                                ? "your code used up the memory: look for something that grows without end"
                                : "your code ended the JVM, with exit status " + status));
    }

    private static StepResult trouble(String sentence) {
        return StepResult.trouble(Step.CONTRACT, Verdict.ENVIRONMENT, sentence);
    }
}
