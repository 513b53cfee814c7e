package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has samples taken in a JVM of its own, and compares those of the answer with the reference's. */
public final class MeasureRun implements Stage {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Measurement measurement;

    /** Of that measurement of the answer's lab. */
    MeasureRun(Measurement measurement) {
        this.measurement = measurement;
    }

    /** What came of a JVM that takes samples: these, or why there are none. */
    private record Taken(Samples measured, String failure, String trouble) {}

    @Override
    public List<StepResult> run(Answer answer) throws IOException, InterruptedException {
        Taken taken = take(
                answer.lesson(),
                answer.lab(),
                measurement,
                "answer",
                answer.settings(),
                answer.directory().resolve("measure"));
        if (!taken.failure().isEmpty()) {
            return List.of(StepResult.failed(Step.MEASURE, measurement.what(), List.of(taken.failure())));
        }
        if (!taken.trouble().isEmpty()) {
            return List.of(StepResult.trouble(Step.MEASURE, Verdict.ENVIRONMENT, taken.trouble()));
        }
        Judgement judgement = taken.measured().judgeAnswer();
        return List.of(
                switch (judgement.verdict()) {
                    case HELD -> StepResult.passed(Step.MEASURE, judgement.reason());
                    case BROKEN ->
                        StepResult.failed(Step.MEASURE, "it is outside of the band", List.of(judgement.reason()));
                    case INCONCLUSIVE, ENVIRONMENT ->
                        StepResult.trouble(Step.MEASURE, judgement.verdict(), judgement.reason());
                });
    }

    /**
     * Takes the series of a measurement.
     *
     * @throws IOException if there is none, in one sentence
     */
    public static Samples series(Lesson lesson, Lab lab, Measurement measurement, Path directory)
            throws IOException, InterruptedException {
        Taken taken = take(lesson, lab, measurement, "series", JvmSettings.SAME, directory);
        if (!taken.failure().isEmpty() || !taken.trouble().isEmpty()) {
            throw new IOException(
                    "the series \"" + measurement.what() + "\" was not measured: " + taken.failure() + taken.trouble());
        }
        return taken.measured();
    }

    private static Taken take(
            Lesson lesson, Lab lab, Measurement measurement, String what, JvmSettings settings, Path directory)
            throws IOException, InterruptedException {
        Folders.empty(directory);
        Path protocol = directory.toAbsolutePath().resolve("samples.txt");
        ChildJvm.Exit exit = new ChildJvm(MeasureMain.class.getName(), directory)
                .settings(settings)
                .arguments(List.of(
                        lesson.classNameOf(lesson.labName()),
                        Integer.toString(lab.measurements().indexOf(measurement)),
                        what,
                        protocol.toString(),
                        lesson.fileName()))
                .limit(LIMIT)
                .run();
        List<String> lines = Files.exists(protocol) ? Files.readAllLines(protocol, StandardCharsets.UTF_8) : List.of();
        return toTaken(measurement, lines, exit);
    }

    private static Taken toTaken(Measurement measurement, List<String> lines, ChildJvm.Exit exit) {
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("sample")) {
                samples.computeIfAbsent(words[1], name -> new ArrayList<>()).add(Double.parseDouble(words[2]));
            }
        }
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        String failure = last.startsWith("failed ") ? last.substring("failed ".length()) : "";
        String trouble = failure.isEmpty() && !last.equals("end")
                ? exit.timedOut()
                        ? "the JVM that measures did not end within " + LIMIT.toSeconds() + " seconds"
                        : "the JVM that measures ended with exit status " + exit.exitCode() + ": " + exit.tail(5)
                : "";
        return new Taken(new Samples(measurement, samples), failure, trouble);
    }
}
