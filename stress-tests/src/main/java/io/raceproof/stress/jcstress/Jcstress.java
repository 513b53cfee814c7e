package io.raceproof.stress.jcstress;

import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.process.RunningJvm;
import java.io.IOException;
import java.io.ObjectInputStream;
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
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * Runs jcstress tests of this JVM's class path and reads their tables.
 *
 * <p>jcstress runs in a JVM of its own: it writes its results into its working directory, prints a lot, and exits as it
 * pleases. Its own class for reading results is no documented API; a test of ours pins what we rely on.
 *
 * <p>What it does not tell is added in the JVMs that it starts, by rewriting the test and the code that jcstress generated
 * of it: an exception of an actor or the arbiter is an outcome ({@link Fork}), and an actor that is stuck is seen and ends
 * its JVM with a thread dump ({@link ForkWatch}). Each result is on the disk as soon as there is one: what had finished
 * when a run was killed counts.
 */
public final class Jcstress {
    /**
     * What one run of jcstress gave.
     *
     * @param tables one for each test, in the order of the tests
     * @param timedOut whether it was killed because its time was up; every table then has that trouble beside what had
     *     finished, and one of the tests may hang
     * @param log its output
     */
    public record Session(List<StressTable> tables, boolean timedOut, Path log) {
        /** Keeps a copy. */
        public Session {
            tables = List.copyOf(tables);
        }
    }

    /** The file for the tests' profiles. */
    private static final String PROFILES = "profiles.ser";

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
     * @param limit if none of its JVMs ends for so long, it is killed, and what has not finished is trouble beside what has
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
     * @param grading what jcstress cannot tell here: the outcome of a result's text, or of the class of what an actor threw,
     *     and of how often it was seen
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
                result -> Stream.concat(
                                result.getStateKeys().stream().map(id -> grading.apply(id, result.getCount(id))),
                                said(result, Fork.THROWN).stream()
                                        .map(line -> line.split("\t", 3))
                                        .map(fields -> grading.apply(fields[1], Long.parseLong(fields[0]))))
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
        Path profiles = directory.toAbsolutePath().resolve(PROFILES);
        List<String> arguments = new ArrayList<>(List.of(profiles.toString(), Integer.toString(tests.size())));
        arguments.addAll(tests);
        arguments.addAll(budget.options());
        arguments.addAll(List.of("-t", pattern(tests), "-r", "report"));
        ChildJvm.Exit exit;
        try (RunningJvm running = new ChildJvm(StressMain.class.getName(), directory)
                .settings(settings)
                .flags("-XX:+UnlockDiagnosticVMOptions") // so that it knows of those, too; jcstress sets it itself
                .arguments(arguments)
                .start()) {
            exit = running.await(limit, () -> written(directory));
        }
        Map<String, List<StressTable.Run>> runs = new LinkedHashMap<>();
        for (TestResult result : readResults(directory)) {
            runs.computeIfAbsent(result.getName(), name -> new ArrayList<>())
                    .add(toRun(result, outcomes.apply(result)));
        }
        Map<String, Profile> known = readProfiles(profiles);
        List<StressTable> tables = tests.stream()
                .map(test -> new StressTable(test, runsOf(test, runs, exit), known.get(test)))
                .toList();
        return new Session(tables, exit.timedOut(), exit.log());
    }

    private static List<StressTable.Run> runsOf(
            String test, Map<String, List<StressTable.Run>> runs, ChildJvm.Exit exit) {
        List<StressTable.Run> own = new ArrayList<>(runs.getOrDefault(nameInJcstress(test), List.of()));
        if (exit.timedOut()) {
            own.add(withTrouble(
                    "jcstress was killed because its time was up: none of its JVMs had ended for a while, and no"
                            + " actor in them was found stuck"));
        } else if (own.isEmpty()) {
            own.add(withTrouble("jcstress did not run " + test + ": " + whyNot(exit)));
        }
        return own;
    }

    private static String whyNot(ChildJvm.Exit exit) {
        String output = exit.tail(Integer.MAX_VALUE); // jcstress says it before it says all else
        if (output.contains("No scheduling is possible")) {
            return "it has more actors than this machine has processors";
        }
        return "exit status " + exit.exitCode() + ", see " + exit.log();
    }

    private static StressTable.Run withTrouble(String trouble) {
        return new StressTable.Run("", List.of(), List.of(trouble));
    }

    private static StressTable.Run toRun(TestResult result, List<StressTable.Outcome> outcomes) {
        List<String> hang = said(result, ForkWatch.STUCK);
        List<String> trouble = new ArrayList<>();
        if (result.status() == Status.TIMEOUT_ERROR && hang.isEmpty()) {
            trouble.add("jcstress abandoned a JVM that was slow by the wall clock ("
                    + String.join(" ", result.getMessages())
                    + "), and no actor in it was found stuck: the machine was busy or stopped, or an actor waits with"
                    + " time-outs again and again");
        } else if (result.status() != Status.NORMAL && hang.isEmpty()) {
            trouble.add(result.status() + firstLines(result));
        }
        return new StressTable.Run(configurationOf(result.getConfig()), outcomes, trouble, hang);
    }

    /** Results, and exceptions, which replace the row of an @Outcome that declares them. */
    private static List<StressTable.Outcome> gradedOutcomes(TestResult result) {
        Map<String, StressTable.Outcome> outcomes = new LinkedHashMap<>();
        for (GradingResult g : result.grading().gradingResults.values()) {
            outcomes.put(g.id, new StressTable.Outcome(g.id, Expectation.of(g.expect), g.count, g.description));
        }
        TestInfo info = TestList.getInfo(result.getName());
        for (String line : said(result, Fork.THROWN)) {
            String[] fields = line.split("\t", 3);
            Grading grading = Grading.ofThrown(info, fields[1], fields[2]);
            outcomes.put(
                    grading.id(),
                    new StressTable.Outcome(
                            grading.id(), grading.expectation(), Long.parseLong(fields[0]), grading.description()));
        }
        return List.copyOf(outcomes.values());
    }

    /** The lines that the JVM printed with that beginning, without it. */
    private static List<String> said(TestResult result, String beginning) {
        return result.getVmOut().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
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

    /** How many JVMs of a session have ended whose files are in that directory, while it runs or after it was killed. */
    public static int finished(Path directory) {
        return Files.exists(directory) ? readResults(directory).size() : 0;
    }

    private static String pattern(Collection<String> tests) {
        return tests.stream()
                .map(test -> nameInJcstress(test).replace(".", "\\."))
                .collect(Collectors.joining("|", "^(", ")$"));
    }

    /** jcstress names a nested class with a dot. */
    static String nameInJcstress(String test) {
        return test.replace('$', '.');
    }

    private static Map<String, Profile> readProfiles(Path file) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        if (Files.exists(file)) { // else the JVM did not get so far, and there are no results
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
                for (Profile profile : (Profile[]) in.readObject()) {
                    profiles.put(profile.test(), profile);
                }
            } catch (IOException | ClassNotFoundException e) {
                return Map.of(); // killed while it was written
            }
        }
        return profiles;
    }

    private static void deleteOldResults(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(PROFILES));
            for (Path file : resultFiles(directory)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old results of jcstress cannot be deleted in " + directory, e);
        }
    }

    /** Grows with each JVM of a session that ends. */
    private static long written(Path directory) {
        try {
            long size = 0;
            for (Path file : resultFiles(directory)) {
                size += Files.size(file);
            }
            return Files.exists(directory.resolve(PROFILES)) ? size + 1 : size;
        } catch (IOException e) {
            return 0; // a file that goes while it is looked at
        }
    }

    private static List<Path> resultFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("jcstress-results-.*\\.bin\\.gz"))
                    .toList();
        }
    }
}
