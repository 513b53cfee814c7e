package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.ClaimedFolder;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.verdict.Judgement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** Executes the tests of one plan, in the thread that calls. */
final class Plan {
    private final TestDescriptor engine;
    private final List<StressTestDescriptor> tests;
    private final EngineExecutionListener listener;
    private final Settings settings;
    private final JcstressTestEngine.Toolset tools;
    private final Path directory;
    private final Reporter reporter;
    private final Corpus corpus;

    /** Those that have no result yet. */
    private final Map<Check, StressTestDescriptor> open = new LinkedHashMap<>();

    Plan(TestDescriptor engine, EngineExecutionListener listener, Settings settings, JcstressTestEngine.Toolset tools) {
        this.engine = engine;
        this.listener = listener;
        this.tools = tools;
        this.settings = settings;
        this.tests = testsOf(engine);
        this.directory = settings.directory()
                .orElseGet(() -> tests.isEmpty()
                        ? BuildDirectory.ofWorkingDirectory()
                        : BuildDirectory.of(tests.get(0).testClass()))
                .toAbsolutePath();
        this.reporter = new Reporter(listener, settings, directory);
        this.corpus = Corpus.at(settings.corpus());
    }

    private static List<StressTestDescriptor> testsOf(TestDescriptor engine) {
        return engine.getDescendants().stream()
                .filter(StressTestDescriptor.class::isInstance)
                .map(StressTestDescriptor.class::cast)
                .toList();
    }

    void execute() {
        listener.executionStarted(engine);
        try {
            if (!tests.isEmpty()) {
                executeTests();
            }
            listener.executionFinished(engine, TestExecutionResult.successful());
        } catch (RuntimeException e) {
            open.values().forEach(test -> reporter.error(test, "the run failed: " + e.getMessage()));
            listener.executionFinished(engine, TestExecutionResult.failed(e));
        }
    }

    private void executeTests() {
        reporter.planned(tests);
        tests.forEach(this::prepare);
        try {
            stress(checks(Check.Lens.STRESS));
            dataRaces(checks(Check.Lens.HAPPENS_BEFORE));
            model(checks(Check.Lens.MODEL, Check.Lens.GENERATED));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.values().forEach(test -> reporter.error(test, "the run was interrupted"));
            open.clear();
        }
        reporter.gate(engine);
    }

    private List<Check> checks(Check.Lens... lenses) {
        return open.keySet().stream()
                .filter(check -> List.of(lenses).contains(check.lens()))
                .toList();
    }

    private void stress(List<Check> checks) throws InterruptedException {
        if (!checks.isEmpty()) {
            try (ClaimedFolder folder = ClaimedFolder.in(directory, "jcstress")) {
                StressRounds.Tool tool = tools.stress().apply(folder.path());
                new StressRounds(checks, settings, tool, tools.nanoTime(), this::decided).run();
            }
        }
    }

    private void dataRaces(List<Check> checks) throws InterruptedException {
        if (!checks.isEmpty()) {
            try (ClaimedFolder folder = ClaimedFolder.in(directory, "happens-before")) {
                new DataRaceRound(settings, tools.dataRaces(), folder.path()).run(checks, this::decided);
            }
        }
    }

    private void model(List<Check> checks) throws InterruptedException {
        if (!checks.isEmpty()) {
            try (ClaimedFolder folder = ClaimedFolder.in(directory, "lincheck")) {
                new ModelRounds(
                                settings,
                                corpus,
                                new Replay(Path.of("").toAbsolutePath(), settings.tier()),
                                tools.model(),
                                folder.path(),
                                tools.nanoTime(),
                                this::decided)
                        .run(checks);
            }
        }
    }

    /** Reports at once what need not be run. */
    private void prepare(StressTestDescriptor test) {
        String name = test.name();
        Shard shard = settings.shard();
        if (!shard.runs(name)) {
            String reason = "shard " + shard.ownerOf(name) + " runs it; this is shard " + shard;
            reporter.leftOut(test, "-", VerdictFile.OTHER_SHARD, reason);
            return;
        }
        Check check;
        try {
            check = test.check();
        } catch (IllegalArgumentException e) {
            reporter.error(test, String.valueOf(e.getMessage()));
            return;
        }
        int processors = tools.processors();
        if (isInHigherTier(check)) {
            String reason = "it is run from tier " + check.tier().word() + " on; this is tier "
                    + settings.tier().word();
            reporter.leftOut(test, check.claim().word(), VerdictFile.OTHER_TIER, reason);
        } else if (check.actors() > processors) {
            reporter.impossible(
                    test,
                    check,
                    "it has " + check.actors() + " actors, but this machine has only " + processors
                            + (processors == 1 ? " processor" : " processors"),
                    settings.skipsFail());
        } else {
            open.put(check, test);
        }
    }

    /** What Lincheck has found once is looked for from the pr tier on. */
    private boolean isInHigherTier(Check check) {
        return check.tier().compareTo(settings.tier()) > 0
                && (settings.tier() == Tier.SMOKE || !corpus.has(check.test()));
    }

    private void decided(Check check, StressTable table, Judgement judgement, Duration time) {
        decided(check, Evidence.of(check, table, judgement, time));
    }

    private void decided(Check check, Evidence evidence) {
        StressTestDescriptor test = open.remove(check);
        if (test != null) {
            reporter.judged(test, check, evidence);
        }
    }
}
