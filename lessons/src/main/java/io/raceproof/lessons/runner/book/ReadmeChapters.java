package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.KitMap;
import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Template;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chapters that are made of README.md: how the pool is used, and what each tool sees. */
final class ReadmeChapters {
    static final String EXECUTOR = "executor.html";
    static final String TOOLS = "tools.html";

    private static final Template KIT = Template.of(ReadmeChapters.class, "kit.html");

    /** What the template shows. */
    private record Filled(List<Entry> entries) {}

    private record Entry(String file, String lesson, String what, String executor, String harness) {}

    private final Map<String, Section> sections;

    ReadmeChapters(String readme) {
        this.sections = new ChapterText(List.of())
                .sections(readme).stream().collect(Collectors.toMap(Section::title, Function.identity()));
    }

    private Section named(String title) {
        Section section = sections.get(title);
        if (section == null) {
            throw new IllegalStateException("README.md has no section \"" + title + "\", which the book shows");
        }
        return section;
    }

    /** The executor's guide. */
    Chapter executor(List<String> benchmarks, List<Lesson> lessons) {
        return Chapter.ofText(
                EXECUTOR,
                "The executor",
                "How to use the pool, and how fast it is. The programs below were compiled and run, and their output"
                        + " compared with what is printed here, by the tests of this project.",
                List.of(
                        named("Use the pool"),
                        named("Beyond one machine"),
                        named("Benchmark"),
                        BenchmarkCharts.of(benchmarks),
                        kit(lessons)));
    }

    /** What each tool sees, and what it is blind to. */
    Chapter tools() {
        return Chapter.ofText(
                TOOLS,
                "What each tool sees",
                "A tool that finds nothing may be blind. A test runs each bug of the table at the end through each"
                        + " lens alone.",
                List.of(named("What the tools cannot see")));
    }

    /** From each lesson to the class of the executor that does the same. */
    private static Section kit(List<Lesson> lessons) {
        List<Entry> entries = lessons.stream()
                .flatMap(lesson -> KitMap.entries().stream()
                        .filter(entry -> entry.lesson().equals(lesson.number()))
                        .map(entry -> new Entry(
                                LessonChapter.file(lesson),
                                lesson.number(),
                                entry.what(),
                                simple(entry.executor()),
                                simple(entry.harness()))))
                .toList();
        return new Section(
                "kit", "Where the executor does what the lessons are about", KIT.fill(new Filled(entries)), "");
    }

    private static String simple(KitMap.Line line) {
        return line.file().replaceFirst(".*/", "").replaceFirst("[.]java$", "");
    }
}
