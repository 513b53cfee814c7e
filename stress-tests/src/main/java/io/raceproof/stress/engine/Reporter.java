package io.raceproof.stress.engine;

import io.raceproof.stress.report.Drawings;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.opentest4j.TestAbortedException;

/** Tells the JUnit Platform and the file of verdicts what became of the tests. For one thread. */
final class Reporter {
    /** A test of its own, registered when it fails: an aborted test alone would leave the build green. */
    private static final class Gate extends AbstractTestDescriptor {
        Gate(UniqueId parent) {
            super(parent.append("gate", "conclusive"), "every check is conclusive", SOURCE);
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }

    private static final ClassSource SOURCE = ClassSource.from(JcstressTestEngine.class);

    private final EngineExecutionListener listener;
    private final Settings settings;
    private final Path directory;
    private final Path verdicts;
    private final Run run;
    private final List<String> gaps = new ArrayList<>();

    /** What this machine cannot run: a gap if nothing else was run. */
    private final List<String> impossible = new ArrayList<>();

    private boolean hasRunAny;

    /** What is to be told of each test; told when all tests of its container have something. */
    private final Map<StressTestDescriptor, Runnable> waiting = new HashMap<>();

    /** @param directory for the file of verdicts and the drawings */
    Reporter(EngineExecutionListener listener, Settings settings, Path directory) {
        this.listener = listener;
        this.settings = settings;
        this.directory = directory;
        this.verdicts = directory.resolve(VerdictFile.NAME);
        this.run = Run.here(settings);
    }

    private void tell(StressTestDescriptor test, Runnable story) {
        waiting.put(test, story);
        TestDescriptor container = test.getParent().orElseThrow();
        if (waiting.keySet().containsAll(container.getChildren())) {
            inContainer(
                    container,
                    () -> container.getChildren().stream()
                            .map(waiting::remove)
                            .forEach(each -> Objects.requireNonNull(each).run()));
        }
    }

    private void inContainer(TestDescriptor container, Runnable story) {
        listener.executionStarted(container);
        story.run();
        listener.executionFinished(container, TestExecutionResult.successful());
    }

    /** Leaves a line for each test before any is run: what is killed is missed, then. */
    void planned(List<StressTestDescriptor> tests) {
        VerdictFile.put(
                verdicts,
                tests.stream()
                        .map(test ->
                                line(test, "-", "-", VerdictFile.PLANNED, "it has no verdict: the run was cut off"))
                        .toList());
    }

    private void keep(VerdictFile.Line line) {
        VerdictFile.put(verdicts, List.of(line));
    }

    /** The declaration is at fault, or the run. */
    void error(StressTestDescriptor test, String sentence) {
        keep(line(test, "-", Verdict.ENVIRONMENT.name(), "error", sentence));
        tell(test, () -> {
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(new ToolTroubleException(sentence)));
        });
    }

    /**
     * This machine cannot run it.
     *
     * @param isGap whether the build must not pass without it
     */
    void impossible(StressTestDescriptor test, Check check, String reason, boolean isGap) {
        leftOut(test, check.claim().word(), "skipped", reason);
        (isGap ? gaps : impossible).add("skipped " + check.test() + ": " + reason);
    }

    /** It is not for this run: says nothing against it. */
    void leftOut(StressTestDescriptor test, String claim, String result, String reason) {
        keep(line(test, claim, "-", result, reason));
        tell(test, () -> listener.executionSkipped(test, reason));
    }

    private VerdictFile.Line line(
            StressTestDescriptor test, String claim, String verdict, String result, String reason) {
        return new VerdictFile.Line(test.name(), claim, verdict, result, 0, 0, 0, "", reason, run);
    }

    void judged(StressTestDescriptor test, Check check, Evidence evidence) {
        hasRunAny = true;
        Judgement judgement = evidence.judgement();
        TestExecutionResult result = resultOf(check, judgement.verdict(), evidence.text());
        keep(new VerdictFile.Line(
                check.test(),
                check.claim().word(),
                judgement.verdict().name(),
                wordOf(result),
                evidence.rate(),
                evidence.samples(),
                evidence.time().toMillis() / 1000.0,
                evidence.outcomesInOneLine(),
                judgement.whole(),
                run));
        Drawings.write(directory, check.test(), evidence.drawing());
        Drawings.writePage(directory, check.test(), evidence.page());
        if (judgement.verdict() == Verdict.INCONCLUSIVE) {
            gaps.add(judgement.verdict() + " " + check.test() + ": " + judgement.reason());
        }
        tell(test, () -> {
            listener.executionStarted(test);
            listener.reportingEntryPublished(test, ReportEntry.from(entries(evidence)));
            System.out.println(evidence.text());
            listener.executionFinished(test, result);
        });
    }

    private static TestExecutionResult resultOf(Check check, Verdict verdict, String text) {
        return switch (verdict) {
            case HELD -> TestExecutionResult.successful();
            case BROKEN ->
                check.mustBeCaught()
                        ? TestExecutionResult.successful()
                        : TestExecutionResult.failed(withoutStack(new AssertionError(text)));
            case INCONCLUSIVE -> TestExecutionResult.aborted(withoutStack(new TestAbortedException(text)));
            case ENVIRONMENT -> TestExecutionResult.failed(new ToolTroubleException(text));
        };
    }

    private static <T extends Throwable> T withoutStack(T throwable) {
        throwable.setStackTrace(new StackTraceElement[0]); // it would show the engine only
        return throwable;
    }

    private static Map<String, String> entries(Evidence evidence) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("verdict", evidence.judgement().verdict().name());
        entries.put("reason", evidence.judgement().reason());
        entries.put("samples", Long.toString(evidence.samples()));
        evidence.outcomes().forEach((outcome, seen) -> entries.put("outcome " + outcome, seen));
        return entries;
    }

    private static String wordOf(TestExecutionResult result) {
        boolean error = result.getThrowable()
                .filter(t -> t instanceof ToolTroubleException)
                .isPresent();
        return error ? "error" : result.getStatus().name().toLowerCase(Locale.ROOT);
    }

    /** Fails, if there is anything that claims nothing, or if this machine could run nothing at all. */
    void gate(TestDescriptor engine) {
        if (!hasRunAny) {
            gaps.addAll(impossible);
        }
        if (gaps.isEmpty()) {
            return;
        }
        String message = (gaps.size() == 1 ? "a check claims nothing" : gaps.size() + " checks claim nothing")
                + ", so the build must not pass (tier " + settings.tier().word() + "):\n  "
                + String.join("\n  ", gaps);
        failOneMore(listener, engine, withoutStack(new AssertionError(message)));
    }

    /** Nothing can be run: one test more fails and says why, the others are skipped. */
    static void refuse(EngineExecutionListener listener, TestDescriptor engine, String sentence) {
        engine.getChildren().forEach(container -> listener.executionSkipped(container, sentence));
        failOneMore(listener, engine, new ToolTroubleException(sentence));
    }

    private static void failOneMore(EngineExecutionListener listener, TestDescriptor engine, Throwable why) {
        TestDescriptor container = new ContainerDescriptor(engine.getUniqueId(), JcstressTestEngine.class);
        Gate gate = new Gate(container.getUniqueId());
        engine.addChild(container);
        container.addChild(gate);
        listener.dynamicTestRegistered(container);
        listener.dynamicTestRegistered(gate);
        listener.executionStarted(container);
        listener.executionStarted(gate);
        listener.executionFinished(gate, TestExecutionResult.failed(why));
        listener.executionFinished(container, TestExecutionResult.successful());
    }
}
