package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.verdict.Judgement;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** Executes the tests of one plan, in the thread that calls. */
final class Plan {
    private static final Set<String> BUILD_DIRECTORIES = Set.of("target", "build");

    private final TestDescriptor engine;
    private final EngineExecutionListener listener;
    private final Settings settings;
    private final JcstressTestEngine.Means means;
    private final Reporter reporter;

    /** Those that have no result yet. */
    private final Map<Check, StressTestDescriptor> open = new LinkedHashMap<>();

    Plan(TestDescriptor engine, EngineExecutionListener listener, Settings settings, JcstressTestEngine.Means means) {
        this.engine = engine;
        this.listener = listener;
        this.means = means;
        this.settings = settings;
        this.reporter = new Reporter(listener, settings);
    }

    void execute() {
        listener.executionStarted(engine);
        try {
            executeTests(engine.getDescendants().stream()
                    .filter(StressTestDescriptor.class::isInstance)
                    .map(StressTestDescriptor.class::cast)
                    .toList());
            listener.executionFinished(engine, TestExecutionResult.successful());
        } catch (RuntimeException | IOException e) {
            listener.executionFinished(engine, TestExecutionResult.failed(e));
        }
    }

    private void executeTests(List<StressTestDescriptor> tests) throws IOException {
        if (tests.isEmpty()) {
            return;
        }
        Path directory =
                settings.directory().orElseGet(() -> directoryOf(tests.get(0).testClass()));
        Path verdicts = directory.resolve(VerdictFile.NAME);
        Files.deleteIfExists(verdicts);
        tests.forEach(this::prepare);
        try {
            Campaign.Tool tool = means.tool().apply(directory.resolve("jcstress"));
            new Campaign(List.copyOf(open.keySet()), settings, tool, means.nanoTime(), this::decided).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.values().forEach(test -> reporter.error(test, "the run was interrupted"));
        }
        reporter.gate(engine);
        VerdictFile.write(verdicts, reporter.lines());
    }

    /** Reports at once what need not be run. */
    private void prepare(StressTestDescriptor test) {
        Check check;
        try {
            check = Check.of(test.testClass());
        } catch (IllegalArgumentException e) {
            reporter.error(test, String.valueOf(e.getMessage()));
            return;
        }
        int processors = means.processors();
        if (check.tier().compareTo(settings.tier()) > 0) {
            reporter.skipped(
                    test,
                    check,
                    "it is run from tier " + check.tier().word() + " on; this is tier "
                            + settings.tier().word(),
                    false);
        } else if (check.actors() > processors) {
            reporter.skipped(
                    test,
                    check,
                    "it has " + check.actors() + " actors, but this machine has only " + processors + " processors",
                    settings.skipsFail());
        } else {
            open.put(check, test);
        }
    }

    private void decided(Check check, StressTable table, Judgement judgement, Duration time) {
        StressTestDescriptor test = open.remove(check);
        if (test != null) {
            reporter.judged(test, check, table, judgement, time);
        }
    }

    /** In the directory of the build that the class is from. */
    private static Path directoryOf(Class<?> testClass) {
        for (@Nullable Path path = codeSourceOf(testClass); path != null; path = path.getParent()) {
            Path name = path.getFileName();
            if (name != null && BUILD_DIRECTORIES.contains(name.toString())) {
                return path.resolve("raceproof");
            }
        }
        return Path.of("target", "raceproof");
    }

    private static @Nullable Path codeSourceOf(Class<?> testClass) {
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            URI location = source.getLocation().toURI();
            return "file".equals(location.getScheme()) ? Path.of(location) : null;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place in the file system: " + source.getLocation(), e);
        }
    }
}
