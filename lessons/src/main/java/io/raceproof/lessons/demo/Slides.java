package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Samples;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A lesson's demonstration for a projector: one thing at a time, each the lines of a slide. */
public final class Slides {
    private final Lesson lesson;
    private final int width;
    private final Map<String, String> environment;

    /**
     * Of a lesson.
     *
     * @param width of the lines
     * @param environment environment variables, for NO_COLOR
     */
    public Slides(Lesson lesson, int width, Map<String, String> environment) {
        this.lesson = lesson;
        this.width = width;
        this.environment = Map.copyOf(environment);
    }

    /** Title, story, and the question what can come out: what there is before anything has run. */
    public List<List<String>> before() {
        List<List<String>> slides = new ArrayList<>();
        slides.add(slide(report -> report.opening(Stamp.here())));
        lesson.versions().stream()
                .filter(Lesson.Version::isBroken)
                .forEach(version -> slides.add(slide(report -> report.code(version))));
        if (!lesson.outcomes().isEmpty()) {
            List<String> question = new ArrayList<>(List.of("What can come out?", ""));
            lesson.outcomes().values().forEach(outcome -> question.addAll(Terminal.hanging("  [ ] ", outcome, width)));
            slides.add(question);
        }
        return slides;
    }

    /** Runs the demonstration; then the code and each lens of each version, what was measured, the verdicts. */
    public List<List<String>> run(Path directory) throws IOException, InterruptedException {
        Terminal nowhere = terminal(new ByteArrayOutputStream(), Map.of("TERM", "dumb"));
        Demonstration demonstration = new Demonstration(lesson, nowhere, directory.resolve(lesson.id()));
        List<Findings> findings = demonstration.run();
        List<Samples> measured = demonstration.measure();
        List<List<String>> slides = new ArrayList<>();
        for (Findings one : findings) {
            if (!one.version().isBroken()) {
                slides.add(slide(report -> report.code(one.version())));
            }
            for (int i = 0; i < one.seen().size(); i++) {
                int lens = i;
                List<String> lines = new ArrayList<>(List.of(one.version().name(), ""));
                lines.addAll(slide(report -> report.lens(one, lens)));
                slides.add(lines);
            }
        }
        measured.forEach(one -> slides.add(slide(report -> report.measured(one))));
        slides.add(slide(report -> report.verdicts(findings, measured)));
        return slides;
    }

    private List<String> slide(Consumer<TerminalReport> telling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        telling.accept(new TerminalReport(lesson, terminal(bytes, environment)));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Terminal terminal(ByteArrayOutputStream bytes, Map<String, String> variables) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Terminal(out, StandardCharsets.UTF_8, true, variables).withWidth(width);
    }
}
