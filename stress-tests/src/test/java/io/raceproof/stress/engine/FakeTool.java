package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.race.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Plays jcstress, and the clock: five seconds to start, then one for each test at factor one. */
final class FakeTool implements StressRounds.Tool {
    /** One call. */
    record Call(List<String> tests, Budget budget, Duration limit) {}

    final List<Call> calls = new ArrayList<>();
    final Set<String> hanging = new HashSet<>();
    private final Function<String, StressTable> tables;
    private long now;

    /** How many times as long as on a machine on which nothing else runs. */
    int slowness = 1;

    FakeTool(Function<String, StressTable> tables) {
        this.tables = tables;
    }

    JcstressTestEngine engine(int processors) {
        return new JcstressTestEngine(new JcstressTestEngine.Toolset(
                directory -> this,
                (scenarios, schedules, limit, flags, folder) -> explored(scenarios),
                DataRaceRound.Tool.ofThisMachine(),
                () -> now,
                processors));
    }

    /** Finds what is broken in schedule 7. */
    private static ModelCheck.Result explored(List<String> scenarios) {
        return new ModelCheck.Result(
                exploration("canary", true),
                scenarios.stream()
                        .map(name -> exploration(name, name.matches(".*(Racy|Broken|Hidden|#plain)")))
                        .toList());
    }

    private static Exploration exploration(String name, boolean broken) {
        return broken
                ? new Exploration(name, Exploration.Finding.VIOLATION, "an update was lost", 7, 40, null)
                : new Exploration(name, Exploration.Finding.NOTHING, "", 100, 80, null);
    }

    long now() {
        return now;
    }

    @Override
    public Jcstress.Session run(List<String> tests, Budget budget, Duration limit) {
        calls.add(new Call(tests, budget, limit));
        Path log = Path.of("output.txt");
        if (tests.stream().anyMatch(hanging::contains)) {
            now += limit.toNanos();
            List<StressTable> killed = tests.stream().map(this::cutOff).toList();
            return new Jcstress.Session(killed, true, log);
        }
        int factor = budget.iterations() / Tier.SMOKE.budget().iterations();
        now += slowness * Duration.ofSeconds(5 + (long) factor * tests.size()).toNanos();
        return new Jcstress.Session(tests.stream().map(tables).toList(), false, log);
    }

    /** What had finished of a test when the session was killed: nothing of one that hangs. */
    private StressTable cutOff(String test) {
        StressTable.Run killed = new StressTable.Run("", List.of(), List.of("time was up"));
        StressTable table = new StressTable(test, List.of(killed));
        return hanging.contains(test) ? table : tables.apply(test).plus(table);
    }

    /** A table with so many good and bad outcomes. */
    static StressTable table(String test, long good, long bad) {
        return new StressTable(
                test,
                List.of(new StressTable.Run(
                        "a JVM",
                        List.of(
                                new StressTable.Outcome("2", Expectation.ACCEPTABLE, good, "both updates are there"),
                                new StressTable.Outcome("1", Expectation.FORBIDDEN, bad, "an update was lost")),
                        List.of())));
    }

    static StressTable trouble(String test, String trouble) {
        return new StressTable(test, List.of(new StressTable.Run("a JVM", List.of(), List.of(trouble))));
    }
}
