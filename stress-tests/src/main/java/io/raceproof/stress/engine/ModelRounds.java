package io.raceproof.stress.engine;

import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.RecordedScenario.Recording;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.race.PreemptedPrograms;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Has Lincheck explore scenarios until each has a verdict: first, one by one and longer, those in which something was found
 * once; then all others in one JVM, positive controls first. For one thread.
 */
final class ModelRounds {
    /** What is recorded of a check that has failed. */
    private static final Recording RECORDING = new Recording(100, "", List.of(), ExplorationText.NOT_UNDER_TEST);

    private static final Duration RECORDING_LIMIT = Duration.ofMinutes(1);

    /** A verdict has been reached. */
    interface Listener {
        void decided(Check check, Evidence evidence);
    }

    /** Explores scenarios: Lincheck. */
    interface Tool {
        /** Explores them, with a folder for the tool's files. */
        ModelCheck.Result run(List<String> scenarios, int schedules, Duration limit, List<String> flags, Path folder)
                throws InterruptedException;
    }

    private final Settings settings;
    private final Corpus corpus;
    private final Replay replay;
    private final Tool tool;
    private final Path directory;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private final long start;

    ModelRounds(
            Settings settings,
            Corpus corpus,
            Replay replay,
            Tool tool,
            Path directory,
            LongSupplier nanoTime,
            Listener listener) {
        this.settings = settings;
        this.corpus = corpus;
        this.replay = replay;
        this.tool = tool;
        this.directory = directory;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.listener = listener;
    }

    void run(List<Check> checks) throws InterruptedException {
        List<Check> kept =
                checks.stream().filter(check -> corpus.has(check.test())).toList();
        for (Check check : kept) {
            explore(List.of(check), Math.max(settings.schedules(), corpus.schedules(check.test())));
        }
        explore(checks.stream().filter(check -> !kept.contains(check)).toList(), settings.schedules());
    }

    private void explore(List<Check> checks, int schedules) throws InterruptedException {
        if (checks.isEmpty()) {
            return;
        }
        Duration left = settings.byTheClock()
                ? settings.time().minusNanos(nanoTime.getAsLong() - start)
                : settings.time(); // for each step: that a machine is busy costs nothing
        if (left.isNegative() || left.isZero()) {
            checks.forEach(check -> decide(check, notRun(check), outOfTime(), schedules));
            return;
        }
        Set<String> all = new LinkedHashSet<>();
        checks.forEach(check -> all.addAll(check.tests())); // the control first: what cannot fail shows early
        List<String> tests = List.copyOf(all);
        List<String> flags = new java.util.ArrayList<>(settings.modelArgs());
        flags.add(ModelCheck.first(corpus.writeCalls(directory)));
        KeptPrograms programs = corpus.writePrograms(directory);
        flags.add(programs.flag());
        Map<String, RaceSearch> preempted = preempted(tests, left, flags, programs);
        ModelCheck.Result result = tool.run(
                tests.stream()
                        .map(test -> RaceChecks.nameForModel(test, settings.tier()))
                        .toList(),
                schedules,
                left.plus(settings.hang()),
                flags,
                directory);
        Map<String, Exploration> found = new HashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            String test = tests.get(i);
            Exploration explored = result.explorations().get(i).of(test);
            RaceSearch search = preempted.get(test);
            found.put(test, search == null ? explored : PreemptedPrograms.together(explored, search));
        }
        for (Check check : checks) {
            Exploration exploration = Objects.requireNonNull(found.get(check.test()), check.test());
            String control = check.control();
            Judgement judgement = check.judge(exploration, control == null ? null : found.get(control), result);
            if (judgement.verdict() == Verdict.BROKEN && !check.mustBeCaught()) {
                corpus.add(check.test(), exploration);
                exploration = recorded(check, exploration, flags);
            }
            decide(check, exploration, judgement, schedules);
        }
    }

    /** With schedules to choose from, for the page of what has failed; none if they cannot be recorded. */
    private Exploration recorded(Check check, Exploration exploration, List<String> flags) throws InterruptedException {
        if (exploration.calls() != null) {
            return exploration; // what broke it was made up
        }
        String name = RECORDING.nameOf(RaceChecks.nameForModel(check.test(), settings.tier()));
        return exploration.recorded(tool.run(List.of(name), 1, RECORDING_LIMIT, flags, directory.resolve("recording"))
                .explorations()
                .get(0)
                .tree());
    }

    /** Tries generated programs with one preemption; what fails is added to those that the model checker begins with. */
    private Map<String, RaceSearch> preempted(
            List<String> tests, Duration limit, List<String> flags, KeptPrograms programs) throws InterruptedException {
        List<String> generated = tests.stream().filter(RaceChecks::isGenerated).toList();
        if (generated.isEmpty()) {
            return Map.of();
        }
        List<RaceSearch> searches = PreemptedPrograms.search(
                generated.stream().map(RaceChecks::trialOf).toList(),
                settings.tier().effort().preempted(),
                limit,
                new JvmSettings(List.of(), flags),
                directory.resolve("preempted"));
        Map<String, RaceSearch> found = new HashMap<>();
        for (int i = 0; i < generated.size(); i++) {
            RaceSearch search = searches.get(i);
            found.put(generated.get(i), search);
            if (!search.violation().isEmpty()) {
                programs.add(RaceChecks.className(generated.get(i)), search.calls(), search.violation());
            }
        }
        return found;
    }

    private void decide(Check check, Exploration exploration, Judgement judgement, int schedules) {
        listener.decided(
                check,
                Evidence.of(check, exploration, judgement, replay.of(RaceChecks.className(check.test()), schedules)));
    }

    private static Exploration notRun(Check check) {
        return new Exploration(check.test(), Exploration.Finding.NOT_RUN, "", 0, 0, null);
    }

    private Judgement outOfTime() {
        return Judgement.of(
                Verdict.INCONCLUSIVE,
                "not run: the time for all tests, " + settings.time().toSeconds()
                        + " s, is used up; allow more with raceproof.time");
    }
}
