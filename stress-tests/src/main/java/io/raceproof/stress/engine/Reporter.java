package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
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

/** Tells the JUnit Platform what became of the tests, and keeps it for the file of verdicts. For one thread. */
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
    private final List<VerdictFile.Line> lines = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    /** What is to be told of each test; told when all tests of its container have something. */
    private final Map<StressTestDescriptor, Runnable> waiting = new HashMap<>();

    Reporter(EngineExecutionListener listener, Settings settings) {
        this.listener = listener;
        this.settings = settings;
    }

    List<VerdictFile.Line> lines() {
        return List.copyOf(lines);
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

    /** The declaration is at fault, or the run. */
    void error(StressTestDescriptor test, String sentence) {
        tell(test, () -> {
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(new ToolTroubleException(sentence)));
        });
        lines.add(line(test, "-", Verdict.ENVIRONMENT.name(), "error", sentence));
    }

    /** @param isGap whether the build must not pass without it */
    void skipped(StressTestDescriptor test, Check check, String reason, boolean isGap) {
        tell(test, () -> listener.executionSkipped(test, reason));
        lines.add(line(test, wordOf(check.claim()), "-", "skipped", reason));
        if (isGap) {
            gaps.add("skipped " + check.test() + ": " + reason);
        }
    }

    private static VerdictFile.Line line(
            StressTestDescriptor test, String claim, String verdict, String result, String reason) {
        return new VerdictFile.Line(test.testClass().getName(), claim, verdict, result, 0, 0, 0, reason);
    }

    void judged(StressTestDescriptor test, Check check, StressTable table, Judgement judgement, Duration time) {
        String text = TableText.of(table, judgement);
        TestExecutionResult result = resultOf(check, judgement.verdict(), text);
        tell(test, () -> {
            listener.executionStarted(test);
            listener.reportingEntryPublished(test, ReportEntry.from(entries(table, judgement)));
            System.out.println(text);
            listener.executionFinished(test, result);
        });
        if (judgement.verdict() == Verdict.INCONCLUSIVE) {
            gaps.add(judgement.verdict() + " " + check.test() + ": " + judgement.reason());
        }
        lines.add(new VerdictFile.Line(
                check.test(),
                wordOf(check.claim()),
                judgement.verdict().name(),
                wordOf(result),
                rate(check, table),
                table.samples(),
                time.toMillis() / 1000.0,
                judgement.whole()));
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

    private static Map<String, String> entries(StressTable table, Judgement judgement) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("verdict", judgement.verdict().name());
        entries.put("reason", judgement.reason());
        entries.put("samples", Long.toString(table.samples()));
        for (StressTable.Outcome outcome : table.outcomes()) {
            entries.put(
                    "outcome " + outcome.id(),
                    outcome.count() + " " + outcome.expectation().word());
        }
        return entries;
    }

    private static double rate(Check check, StressTable table) {
        long samples = Math.max(1, table.samples());
        long count = check.claim() == Check.Claim.SEEN
                ? check.mustSee().stream().mapToLong(table::count).min().orElse(0)
                : table.violations();
        return (double) count / samples;
    }

    private static String wordOf(Check.Claim claim) {
        return claim.name().toLowerCase(Locale.ROOT);
    }

    private static String wordOf(TestExecutionResult result) {
        boolean error = result.getThrowable()
                .filter(t -> t instanceof ToolTroubleException)
                .isPresent();
        return error ? "error" : result.getStatus().name().toLowerCase(Locale.ROOT);
    }

    /** Fails, if there is anything that claims nothing. */
    void gate(TestDescriptor engine) {
        if (gaps.isEmpty()) {
            return;
        }
        String message = (gaps.size() == 1 ? "a check claims nothing" : gaps.size() + " checks claim nothing")
                + ", so the build must not pass (tier " + settings.tier().word() + "):\n  "
                + String.join("\n  ", gaps);
        TestDescriptor container = new ContainerDescriptor(engine.getUniqueId(), JcstressTestEngine.class);
        Gate gate = new Gate(container.getUniqueId());
        engine.addChild(container);
        container.addChild(gate);
        listener.dynamicTestRegistered(container);
        listener.dynamicTestRegistered(gate);
        inContainer(container, () -> {
            listener.executionStarted(gate);
            listener.executionFinished(gate, TestExecutionResult.failed(withoutStack(new AssertionError(message))));
        });
    }
}
