package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Samples;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
        lesson.versions().stream().filter(Lesson.Version::isBroken).forEach(version -> slides.add(code(version)));
        if (!lesson.outcomes().isEmpty()) {
            List<String> question = new ArrayList<>(List.of("What can come out?", ""));
            lesson.outcomes().values().forEach(outcome -> question.addAll(Terminal.hanging("  [ ] ", outcome, width)));
            slides.add(question);
        }
        return slides;
    }

    /**
     * What a run gave.
     *
     * @param slides each lens of each version, below the version's name; what was measured; the verdicts
     * @param page the same as the page shows it
     * @param verdict HELD if it shows what the lesson says
     */
    public record Ran(List<List<String>> slides, Page page, Verdict verdict) {
        /** Keeps copies. */
        public Ran {
            slides = slides.stream().map(List::copyOf).toList();
        }
    }

    /** Runs the demonstration. */
    public Ran run(Path directory) throws IOException, InterruptedException {
        Stamp stamp = Stamp.here();
        Terminal nowhere = terminal(new ByteArrayOutputStream(), Map.of("TERM", "dumb"));
        Demonstration demonstration = new Demonstration(lesson, nowhere, directory.resolve(lesson.id()));
        List<Findings> findings = demonstration.run();
        List<Samples> measured = demonstration.measure();
        List<List<String>> slides = new ArrayList<>();
        for (Findings one : findings) {
            for (int i = 0; i < one.seen().size(); i++) {
                int lens = i;
                List<String> lines = new ArrayList<>(List.of(one.version().name(), ""));
                lines.addAll(slide(report -> report.lens(one, lens)));
                slides.add(lines);
            }
        }
        measured.forEach(one -> slides.add(slide(report -> report.measured(one))));
        slides.add(slide(report -> report.verdicts(findings, measured)));
        Verdict verdict = Verdict.worst(Stream.of(LessonRun.overall(findings), LessonRun.overallOf(measured)));
        return new Ran(slides, LessonPage.of(lesson, stamp, findings), verdict);
    }

    /** The recorded run, each slide marked as recorded; empty if the lesson has none. */
    public Optional<List<List<String>>> recorded() {
        return Recording.of(lesson)
                .map(recording -> withCode(recording.slides()).stream()
                        .map(slide -> recording.marked(lesson, slide))
                        .toList());
    }

    /** The slides of a run, the code of each version that is not broken before what was seen of it: the others' was shown before. */
    public List<List<String>> withCode(List<List<String>> run) {
        List<Lesson.Version> toShow = new ArrayList<>(lesson.versions().stream()
                .filter(version -> !version.isBroken())
                .toList());
        List<List<String>> all = new ArrayList<>();
        for (List<String> slide : run) {
            toShow.stream()
                    .filter(version -> !slide.isEmpty() && slide.get(0).equals(version.name()))
                    .findFirst()
                    .ifPresent(version -> {
                        all.add(code(version));
                        toShow.remove(version);
                    });
            all.add(slide);
        }
        return all;
    }

    /** A version's name, what it is, and its lines. */
    public List<String> code(Lesson.Version version) {
        return slide(report -> report.code(version));
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
