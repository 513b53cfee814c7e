package io.raceproof.stress.jcstress;

import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * Runs jcstress tests of this JVM's class path and reads their tables.
 *
 * <p>jcstress runs in a JVM of its own: it writes its results into its working directory, prints a lot, and exits as it
 * pleases. Its own class for reading results is no documented API; a test of ours pins what we rely on.
 */
public final class Jcstress {
    /**
     * What one run of jcstress gave.
     *
     * @param tables one for each test, in the order of the tests
     * @param timedOut whether it was killed because its time was up; every table then has that trouble, and one of the
     *     tests may hang
     * @param log its output
     */
    public record Session(List<StressTable> tables, boolean timedOut, Path log) {
        /** Keeps a copy. */
        public Session {
            tables = List.copyOf(tables);
        }
    }

    private Jcstress() {}

    /** As {@link #session}, the tables only. */
    public static List<StressTable> run(Collection<String> tests, Budget budget, Duration limit, Path directory)
            throws InterruptedException {
        return session(tests, budget, limit, directory).tables();
    }

    /**
     * Runs the tests, all in one go. A test that jcstress did not run, for instance because it has more actors than the
     * machine has processors, has a table with that trouble.
     *
     * @param tests names of classes with @JCStressTest; every one must be in META-INF/TestList
     * @param limit after so long it is killed, and what has not finished is trouble
     * @param directory for its files; results of an earlier run are deleted
     * @throws InterruptedException if this thread was interrupted; the run is killed
     */
    public static Session session(Collection<String> tests, Budget budget, Duration limit, Path directory)
            throws InterruptedException {
        return session(tests, budget, limit, JvmSettings.SAME, directory);
    }

    /** The same, with another class path. */
    public static Session session(
            Collection<String> tests, Budget budget, Duration limit, JvmSettings settings, Path directory)
            throws InterruptedException {
        return session(tests, budget, limit, settings, directory, Jcstress::gradedOutcomes);
    }

    /**
     * The same, of tests that are only in a list of that other class path.
     *
     * @param grading what jcstress cannot tell here: the outcome of a result's text and of how often it was seen
     */
    public static Session session(
            Collection<String> tests,
            Budget budget,
            Duration limit,
            JvmSettings settings,
            Path directory,
            BiFunction<String, Long, StressTable.Outcome> grading)
            throws InterruptedException {
        return session(
                tests,
                budget,
                limit,
                settings,
                directory,
                result -> result.getStateKeys().stream()
                        .map(id -> grading.apply(id, result.getCount(id)))
                        .toList());
    }

    private static Session session(
            Collection<String> tests,
            Budget budget,
            Duration limit,
            JvmSettings settings,
            Path directory,
            Function<TestResult, List<StressTable.Outcome>> outcomes)
            throws InterruptedException {
        deleteOldResults(directory);
        List<String> arguments = new ArrayList<>(budget.options());
        arguments.addAll(List.of("-t", pattern(tests), "-r", "report"));
        ChildJvm.Exit exit = new ChildJvm("org.openjdk.jcstress.Main", directory)
                .settings(settings)
                .arguments(arguments)
                .limit(limit)
                .run();
        Map<String, List<StressTable.Run>> runs = new LinkedHashMap<>();
        for (TestResult result : readResults(directory)) {
            runs.computeIfAbsent(result.getName(), name -> new ArrayList<>())
                    .add(toRun(result, outcomes.apply(result)));
        }
        List<StressTable> tables =
                tests.stream().map(test -> tableOf(test, runs, exit)).toList();
        return new Session(tables, exit.timedOut(), exit.log());
    }

    private static StressTable tableOf(String test, Map<String, List<StressTable.Run>> runs, ChildJvm.Exit exit) {
        List<StressTable.Run> own = new ArrayList<>(runs.getOrDefault(nameInJcstress(test), List.of()));
        if (exit.timedOut()) {
            own.add(withTrouble("jcstress was killed because its time was up"));
        } else if (own.isEmpty()) {
            own.add(withTrouble("jcstress did not run " + test + ": " + whyNot(exit)));
        }
        return new StressTable(test, own);
    }

    private static String whyNot(ChildJvm.Exit exit) {
        String output = exit.tail(200);
        if (output.contains("No scheduling is possible")) {
            return "it has more actors than this machine has processors";
        }
        return "exit status " + exit.exitCode() + ", see " + exit.log();
    }

    private static StressTable.Run withTrouble(String trouble) {
        return new StressTable.Run("", List.of(), List.of(trouble));
    }

    private static List<StressTable.Outcome> gradedOutcomes(TestResult result) {
        List<StressTable.Outcome> outcomes = new ArrayList<>();
        for (GradingResult g : result.grading().gradingResults.values()) {
            outcomes.add(new StressTable.Outcome(g.id, Expectation.of(g.expect), g.count, g.description));
        }
        return outcomes;
    }

    private static StressTable.Run toRun(TestResult result, List<StressTable.Outcome> outcomes) {
        List<String> trouble = new ArrayList<>();
        if (result.status() != Status.NORMAL) {
            trouble.add(result.status() + firstLines(result));
        }
        return new StressTable.Run(configurationOf(result.getConfig()), outcomes, trouble);
    }

    private static String firstLines(TestResult result) {
        return Stream.of(result.getMessages(), result.getVmErr(), result.getVmOut())
                .flatMap(List::stream)
                .limit(8)
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
    }

    private static String configurationOf(TestConfig config) {
        return "compile mode "
                + CompileMode.description(config.compileMode, config.actorNames).strip() + "; JVM flags "
                + String.join(" ", config.jvmArgs);
    }

    private static Collection<TestResult> readResults(Path directory) {
        InProcessCollector results = new InProcessCollector();
        try {
            for (Path file : resultFiles(directory)) {
                DiskReadCollector reader = new DiskReadCollector(file.toString(), results);
                try {
                    reader.dump();
                } finally {
                    reader.close();
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            // A killed run leaves a file cut short; what was read before the cut counts, the rest is missing, and said
            // so.
            return results.getTestResults();
        }
        return results.getTestResults();
    }

    private static String pattern(Collection<String> tests) {
        return tests.stream()
                .map(test -> nameInJcstress(test).replace(".", "\\."))
                .collect(Collectors.joining("|", "^(", ")$"));
    }

    /** jcstress names a nested class with a dot. */
    private static String nameInJcstress(String test) {
        return test.replace('$', '.');
    }

    private static void deleteOldResults(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Path file : resultFiles(directory)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old results of jcstress cannot be deleted in " + directory, e);
        }
    }

    private static List<Path> resultFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("jcstress-results-.*\\.bin\\.gz"))
                    .toList();
        }
    }
}
