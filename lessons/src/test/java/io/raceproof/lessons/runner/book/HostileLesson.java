package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Plot;
import io.raceproof.lessons.measure.PlotPage;
import io.raceproof.lessons.measure.Table;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A lesson and a run of it in which each value is meant to break a page: markup, directions, 10,000 letters, 64 threads, 5,000 steps. */
final class HostileLesson {
    /** What is done to the title of a page if it gets through. */
    static final String DONE = "hacked";

    static final String VALUE =
            "<img src=x onerror=\"document.title='hacked'\"></script><script>document.title='hacked'</script>"
                    + "<b>\"'&amp;\u2028\u202e\u2066\u200f]]>${x} {{x}} /*DATA*/ \\ ` </pre></code></details>";
    static final String LONG = "x".repeat(10_000);
    static final int THREADS = 64;
    static final int STEPS = 5_000;
    private static final int ROWS = 200;

    private HostileLesson() {}

    static Lesson lesson(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("lesson97_hostile"));
        String code = "// " + VALUE + "\nclass X { String x = \"" + VALUE + "\"; /* " + LONG;
        Files.writeString(folder.resolve(LessonFolder.TEXT), """
            # Lesson 97

            %1$s

            ## %1$s

            <script>document.title='hacked'</script>

            <div onclick="document.title='hacked'">a</div> <img src="x" onerror="document.title='hacked'">
            [a](javascript:document.title='hacked') ![b](http://127.0.0.1:1/x.png "c") &#x202e;turned

            ```java
            %2$s
            ```

            ## Predict

            {{outcomes}}

            ## Lenses

            *term* %3$s

            | a | b |
            |---|---|
            | %3$s | <script>document.title='hacked'</script> |

            ## Your turn

            - [ ] <b>%3$s</b>
            """.formatted(VALUE.replace('\u2028', ' '), code, LONG));
        Files.writeString(folder.resolve("X.java"), code);
        Path answers = Files.createDirectories(folder.resolve("answers"));
        List<Lesson.Answer> all = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            Files.writeString(answers.resolve(name + ".java"), code);
            all.add(new Lesson.Answer(name, false, 17, Set.of(VALUE), "key", VALUE + name + LONG));
        }
        return new Lesson(
                new LessonFolder(folder),
                VALUE,
                1,
                VALUE,
                VALUE,
                "Lab",
                "X",
                List.of(new Lesson.Version("X", true, VALUE)),
                Map.of("name " + VALUE, VALUE, "long", LONG),
                Map.of(),
                Map.of("key", VALUE),
                List.of("term"),
                1,
                all);
    }

    static Recording run() {
        Stamp stamp = new Stamp(VALUE, VALUE, VALUE, 2, VALUE, "2026-01-01T00:00:00Z");
        Page.Version version = new Page.Version(
                "X",
                VALUE,
                Verdict.BROKEN,
                List.of(VALUE, LONG),
                "X.java",
                List.of(VALUE, LONG),
                1,
                2,
                9,
                10,
                1_000,
                List.of(
                        new StressTable.Outcome("name " + VALUE, Expectation.FORBIDDEN, 30, VALUE),
                        new StressTable.Outcome("long", Expectation.ACCEPTABLE, 970, LONG)),
                7,
                VALUE,
                story(),
                List.of(),
                tree());
        PlotPage plots = new PlotPage(
                PlotPage.SCHEMA,
                VALUE,
                VALUE,
                stamp,
                List.of(new Claim(VALUE, LONG, Verdict.HELD)),
                List.of(Plot.gantt(VALUE, VALUE, List.of(VALUE), List.of(new Plot.Bar(0, 0, 1, VALUE)), List.of())),
                List.of(new Table(VALUE, List.of(VALUE, "b"), List.of(List.of(VALUE, LONG)))),
                List.of(VALUE));
        Page page = new Page(Page.SCHEMA, VALUE, VALUE, stamp, List.of(version));
        return new Recording(2, stamp, VALUE, List.of(List.of(VALUE, LONG)), page, plots);
    }

    private static CondensedTrace story() {
        List<String> threads =
                IntStream.range(0, THREADS).mapToObj(i -> VALUE + i).toList();
        List<CondensedTrace.Row> rows = IntStream.range(0, ROWS)
                .mapToObj(i -> new CondensedTrace.Row(
                        i % THREADS,
                        new Location("X", "m", "X.java", 1 + i % 2),
                        i == 1 ? LONG : VALUE,
                        false,
                        List.of(VALUE),
                        List.of(new CondensedTrace.Field(VALUE, i == 1 ? LONG : VALUE + i)),
                        List.of(new CondensedTrace.Lock(VALUE, List.of(i % THREADS), List.of(), List.of())),
                        List.of(VALUE),
                        List.of()))
                .toList();
        List<CondensedTrace.Event> steps = IntStream.range(0, STEPS)
                .mapToObj(i -> new CondensedTrace.Event(i % THREADS, 0, VALUE, VALUE, Math.min(ROWS - 1, i)))
                .toList();
        return new CondensedTrace(threads, rows, 0, steps, 0, CondensedTrace.Ending.ALL_WENT_ON);
    }

    /** One schedule of two threads. */
    private static ScheduleTree tree() {
        ScheduleTree.Nodes nodes = new ScheduleTree.Nodes(
                List.of(-1, 0, 1), List.of(0, 1, 2), List.of(0, 0, 0), List.of(0, 0, 1), List.of(-1, -1, 0));
        return new ScheduleTree(
                List.of("main", VALUE, VALUE),
                1,
                1,
                -1,
                false,
                VALUE,
                List.of(
                        new ScheduleTree.Move(0, "X.java", 1, VALUE),
                        new ScheduleTree.Move(1, "X.java", 1, VALUE),
                        new ScheduleTree.Move(2, "X.java", 2, LONG)),
                List.of(List.of(new CondensedTrace.Field(VALUE, LONG))),
                List.of(List.of(1, 2), List.of()),
                List.of(new ScheduleTree.End(true, VALUE)),
                nodes);
    }
}
