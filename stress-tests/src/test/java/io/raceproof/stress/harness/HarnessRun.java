package io.raceproof.stress.harness;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a number of harnesses, each tool once for all of them, and judges each against its broken twin. */
final class HarnessRun {
    /** A zero without power is not accepted; it gets more samples, so many times. */
    private static final int MORE_ROUNDS = 2;

    private static final Duration LIMIT = Duration.ofMinutes(30);

    /**
     * What is known of one harness.
     *
     * @param harness which
     * @param judgement its verdict and what that rests on
     * @param seconds what it took: for jcstress, which does not tell, its share of the time of all
     * @param table what jcstress saw; null if Lincheck ran it
     * @param exploration what Lincheck saw; null if jcstress ran it
     */
    record Finding(
            Harness harness,
            Judgement judgement,
            double seconds,
            @Nullable StressTable table,
            @Nullable Exploration exploration) {
        boolean isAsExpected() {
            return judgement.verdict() == harness.expected();
        }
    }

    private final Budget budget;
    private final int schedules;
    private final Corpus corpus;
    private final Path directory;
    private final Map<Class<?>, StressTable> tables = new LinkedHashMap<>();
    private final Map<Class<?>, Exploration> explorations = new LinkedHashMap<>();
    private double secondsOfStress;

    /** The run that each exploration comes from: its canary says whether the tool saw anything. */
    private final Map<Class<?>, ModelCheck.Result> runs = new LinkedHashMap<>();

    /**
     * Prepares a run.
     *
     * @param schedules of each scenario for Lincheck, but more where the corpus says so
     * @param corpus of what to begin with; what is found is added
     */
    HarnessRun(Budget budget, int schedules, Corpus corpus, Path directory) {
        this.budget = budget;
        this.schedules = schedules;
        this.corpus = corpus;
        this.directory = directory;
    }

    /** All findings, in the order of the harnesses. A twin that is needed but not listed is run, too. */
    List<Finding> run(List<Harness> harnesses) throws InterruptedException {
        List<Harness> first = harnesses.stream().filter(corpus::has).toList();
        List<Harness> others =
                harnesses.stream().filter(harness -> !corpus.has(harness)).toList();
        for (Harness harness : first) {
            int most = Math.max(schedules, corpus.schedules(harness));
            model(
                    withTwins(List.of(harness), true),
                    most,
                    "corpus-" + harness.name().replace('$', '.'));
        }
        model(withTwins(others, true), schedules, "lincheck");
        harnesses.forEach(this::remember);
        stress(withTwins(harnesses, false));
        for (int round = 0; round < MORE_ROUNDS; round++) {
            stress(withTwins(inconclusive(harnesses), false));
        }
        return harnesses.stream().map(this::finding).toList();
    }

    private static Set<Class<?>> withTwins(List<Harness> harnesses, boolean model) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Harness harness : harnesses) {
            if (harness.isModel() == model) {
                Class<?> control = harness.control();
                if (control != null) {
                    types.add(control); // first: what cannot fail shows early
                }
                types.add(harness.type());
            }
        }
        return types;
    }

    private List<Harness> inconclusive(List<Harness> harnesses) {
        return harnesses.stream()
                .filter(harness -> !harness.isModel())
                .filter(harness -> judge(harness).verdict() == Verdict.INCONCLUSIVE)
                .toList();
    }

    private void stress(Set<Class<?>> types) throws InterruptedException {
        if (types.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        List<String> names = types.stream().map(Class::getName).toList();
        List<StressTable> found = Jcstress.run(names, budget, LIMIT, directory.resolve("jcstress"));
        int index = 0;
        for (Class<?> type : types) {
            tables.merge(type, found.get(index++), StressTable::plus);
        }
        secondsOfStress += (System.nanoTime() - start) / 1e9;
    }

    private void model(Set<Class<?>> types, int most, String name) throws InterruptedException {
        if (types.isEmpty()) {
            return;
        }
        List<Class<? extends Scenario>> scenarios = new ArrayList<>();
        types.forEach(type -> scenarios.add(type.asSubclass(Scenario.class)));
        ModelCheck.Result result = ModelCheck.run(
                scenarios,
                most,
                LIMIT,
                List.of(Claim.MONITOR_PARKER, ModelCheck.first(corpus.writeCalls(directory))),
                directory.resolve(name));
        int index = 0;
        for (Class<?> type : types) {
            explorations.put(type, result.explorations().get(index++));
            runs.put(type, result);
        }
    }

    private void remember(Harness harness) {
        Exploration exploration = explorations.get(harness.type());
        if (exploration != null && exploration.finding().isBroken() && harness.expected() != Verdict.BROKEN) {
            corpus.add(harness, exploration);
        }
    }

    private Finding finding(Harness harness) {
        Exploration exploration = explorations.get(harness.type());
        double seconds = exploration == null ? secondsOfStress / tables.size() : exploration.millis() / 1e3;
        return new Finding(harness, judge(harness), seconds, tables.get(harness.type()), exploration);
    }

    private Judgement judge(Harness harness) {
        Class<?> control = harness.control();
        return harness.isModel() ? judgeModel(harness, control) : judgeStress(harness, control);
    }

    private Judgement judgeStress(Harness harness, @Nullable Class<?> control) {
        StressTable table = tableOf(harness.type());
        if (control != null) {
            return Judge.stress(table, tableOf(control));
        }
        Judgement evident = Judge.evident(table);
        return evident != null
                ? evident
                : Judgement.of(Verdict.INCONCLUSIVE, "not seen broken in " + table.samples() + " samples");
    }

    private StressTable tableOf(Class<?> type) {
        StressTable table = tables.get(type);
        return table == null ? new StressTable(type.getName(), List.of()) : table;
    }

    private Judgement judgeModel(Harness harness, @Nullable Class<?> control) {
        Exploration exploration = explorations.get(harness.type());
        Exploration ofControl = control == null ? exploration : explorations.get(control);
        ModelCheck.Result run = runs.get(harness.type());
        if (exploration == null || ofControl == null || run == null) {
            return Judgement.of(Verdict.ENVIRONMENT, "it was not run");
        }
        return Judge.model(exploration, ofControl, run);
    }
}
