package io.raceproof.lessons.grading;

import io.raceproof.lessons.Contract;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks a contract in a JVM of its own, and tells what became of it even if that JVM was ended by the learner's code. */
final class ContractRun {
    /** By the clock, for a JVM that does not get on, which is no fault of the answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ContractRun() {}

    static StepResult run(Class<? extends Contract> contract, JvmSettings settings, Duration limit, Path directory)
            throws IOException, InterruptedException {
        Path protocol = directory.toAbsolutePath().resolve("contract.txt");
        Files.createDirectories(directory);
        Files.deleteIfExists(protocol);
        ChildJvm.Exit exit = new ChildJvm(ContractMain.class.getName(), directory)
                .shortLived()
                .settings(settings)
                .flags("-Dio.raceproof.futures.exitSeconds=1") // a task that ends the JVM is not to be waited for
                .flags("-Xmx256m")
                .arguments(List.of(contract.getName(), protocol.toString(), Long.toString(limit.toSeconds())))
                .limit(PATIENCE)
                .run();
        return toResult(readLines(protocol), exit);
    }

    private static List<String> readLines(Path protocol) throws IOException {
        return Files.exists(protocol) ? Files.readAllLines(protocol, StandardCharsets.UTF_8) : List.of();
    }

    private static StepResult toResult(List<String> lines, ChildJvm.Exit exit) {
        List<String> claims = new ArrayList<>();
        String failure = "";
        for (String line : lines) {
            if (line.startsWith("begin ")) {
                claims.add(line.substring(6));
            } else if (line.startsWith("failed ")) {
                failure = line.substring(7);
            }
        }
        String claim = claims.isEmpty() ? "" : claims.get(claims.size() - 1);
        if (!failure.isEmpty()) {
            return StepResult.failed(Step.CONTRACT, claim, List.of(failure));
        }
        if (lines.contains("end")) {
            return StepResult.passed(Step.CONTRACT, claims.size() + (claims.size() == 1 ? " check" : " checks"));
        }
        if (exit.timedOut()) {
            return StepResult.trouble(
                    Step.CONTRACT,
                    Verdict.ENVIRONMENT,
                    "the JVM for the check did not get on for " + PATIENCE.toMinutes()
                            + " minutes: it was stopped, or this machine is too busy; check again when it is not");
        }
        if (exit.exitCode() == ContractMain.CANNOT_WRITE) {
            return StepResult.trouble(
                    Step.CONTRACT,
                    Verdict.ENVIRONMENT,
                    "the results cannot be written to " + exit.log().getParent()
                            + ": see whether the disk is full and the folder may be written to");
        }
        if (claims.isEmpty()) {
            return StepResult.trouble(
                    Step.CONTRACT, Verdict.ENVIRONMENT, "the JVM for the check did not start: " + exit.tail(3));
        }
        return StepResult.failed(
                Step.CONTRACT, claim, List.of("your code ended the JVM, with exit status " + exit.exitCode()));
    }
}
