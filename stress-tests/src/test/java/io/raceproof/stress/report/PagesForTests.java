package io.raceproof.stress.report;

import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/** Pages of which the tests know what must be seen on them. */
final class PagesForTests {
    /** Markup, an end of the script, directions and line ends. */
    static final String HOSTILE =
            "<img src=x onerror=\"document.title='hacked'\"></script><b>\"'&\u2028" + "\u202e\u2066\u200f]]>${x} \\ `";

    private PagesForTests() {}

    /** With an interleaving of so many rows of some threads in turn, each of whose texts is {@code text}. */
    static Page page(String text, int rows, int threads) {
        return page(text, story(text, rows, threads, 2, CondensedTrace.Ending.ALL_WENT_ON));
    }

    static CondensedTrace story(String text, int rows, int threads, int stepsOfRow, CondensedTrace.Ending ending) {
        List<CondensedTrace.Row> all =
                IntStream.range(0, rows).mapToObj(i -> row(text, i, threads)).toList();
        List<CondensedTrace.Event> steps = IntStream.range(0, rows * stepsOfRow)
                .mapToObj(i -> new CondensedTrace.Event(i / stepsOfRow % threads, i % 3, text, text, i / stepsOfRow))
                .toList();
        return new CondensedTrace(names(threads), all, 0, steps, 0, ending);
    }

    private static CondensedTrace.Row row(String text, int i, int threads) {
        CondensedTrace.Doing doing =
                new CondensedTrace.Doing(i % threads, CondensedTrace.Phase.RUNS, List.of(text, "m, line 1"));
        return new CondensedTrace.Row(
                i % threads,
                new Location("X", "m", "X.java", 1 + i % 2),
                text,
                i > 1,
                List.of(i + " " + text),
                List.of(
                        new CondensedTrace.Field(text, text + " value " + i),
                        new CondensedTrace.Field("list", "[" + i + ", " + text + "]", List.of("" + i, text))),
                List.of(new CondensedTrace.Lock(text, List.of(i % threads), List.of((i + 1) % threads), List.of(0))),
                i == 2 ? List.of("thread 0 overwrites " + text) : List.of(),
                List.of(doing));
    }

    static List<String> names(int threads) {
        return IntStream.range(0, threads).mapToObj(i -> "thread " + i).toList();
    }

    static Page page(String text, CondensedTrace story) {
        Page.Version broken = new Page.Version(
                text,
                text,
                Verdict.BROKEN,
                List.of(text),
                "X.java",
                List.of(text, "    list.add(1); second(line);"),
                1,
                2,
                9,
                10,
                1_000_000,
                List.of(
                        new StressTable.Outcome(text, Expectation.FORBIDDEN, 30, text),
                        new StressTable.Outcome("fine", Expectation.ACCEPTABLE, 999_970, "fine")),
                7,
                text,
                story,
                List.of(race(text)),
                null);
        Page.Version fixed = new Page.Version(
                "fixed " + text,
                text,
                Verdict.HELD,
                List.of(text),
                "Y.java",
                List.of("first", "second"),
                1,
                2,
                10,
                10,
                0,
                List.of(),
                300,
                "",
                null,
                List.of(),
                null);
        return new Page(Page.SCHEMA, text, text, Stamp.here(), List.of(broken, fixed));
    }

    private static DataRace race(String text) {
        DataRace.Side writes = new DataRace.Side("actor 1", true, "X", "m", "X.java", 1, text, List.of(), false);
        DataRace.Side reads = new DataRace.Side("actor 2", false, "X", "m", "Z.java", 9, "", List.of(text), false);
        List<DataRace.Step> steps = List.of(
                new DataRace.Step(true, DataRace.Step.Kind.RELEASES, text, -1),
                new DataRace.Step(false, DataRace.Step.Kind.ACQUIRES, text, 0),
                new DataRace.Step(true, DataRace.Step.Kind.WRITES, text, -1),
                new DataRace.Step(false, DataRace.Step.Kind.READS, text, -1));
        return new DataRace(text, writes, reads, "", "", steps, "", DataRace.Run.SERIAL);
    }

    /** So many threads, each of which waits for a lock of the next one. */
    static CondensedTrace.Ending deadlock(String lock, int threads) {
        List<CondensedTrace.Stuck> stuck = IntStream.range(0, threads)
                .mapToObj(i -> new CondensedTrace.Stuck(i, false, lock + i, new Location("X", "m", "X.java", 1)))
                .toList();
        List<Integer> cycle = IntStream.range(0, threads).boxed().toList();
        return new CondensedTrace.Ending(stuck, cycle, List.of());
    }

    /** The same page; its broken version loses an update in the schedules that are recorded, its fixed one does not. */
    static Page withSchedules(String text) {
        return page(text, 4, 2).with(0, Schedules.lostUpdate(text, false)).with(1, Schedules.lostUpdate(text, true));
    }
}
