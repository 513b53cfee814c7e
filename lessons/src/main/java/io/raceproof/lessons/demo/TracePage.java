package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the page that shows how a learner's answer is broken. */
public final class TracePage {
    private TracePage() {}

    /** Of a step that was red, over the file it was about. */
    public static Page of(Lesson lesson, Path file, StepResult step) throws IOException {
        List<String> source = Files.readAllLines(file);
        List<String> details = step.details();
        List<String> drawn = step.races().stream().map(DataRace::sentence).toList();
        Page.Version version = new Page.Version(
                lesson.className(),
                step.summary(),
                step.verdict(),
                details.stream()
                        .skip(1)
                        .filter(detail -> !drawn.contains(detail))
                        .toList(),
                file.getFileName().toString(),
                source,
                1,
                source.size(),
                0,
                0,
                0,
                List.of(),
                0,
                details.isEmpty() ? "" : details.get(0),
                step.story(),
                step.races(),
                null);
        return new Page(Page.SCHEMA, lesson.title(), lesson.goal(), Stamp.here(), List.of(version));
    }
}
