package io.raceproof.stress.harness.kill;

import io.raceproof.futures.Future;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.DataRaces;
import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.harness.parked.ParkedMain;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.PreemptedPrograms;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jetbrains.lincheck.Lincheck;
import org.jspecify.annotations.Nullable;

/**
 * Runs harnesses on one class path, each tool in JVMs of its own. Says what is wrong, and nothing if nothing is. Not
 * thread-safe.
 *
 * @param settings what comes first on the class path
 * @param untilBroken whether the first violation is enough
 * @param directory for files
 */
record Tools(JvmSettings settings, boolean untilBroken, Path directory) {
    /** A violation that jcstress saw less often than this must be seen once more: a busy machine can look like one. */
    private static final int CERTAIN = 20;

    /** How the names of what sees generated programs with one preemption begin. */
    static final String PREEMPTED_NAME = "preempted:";

    /** The same of what sees data races. */
    static final String ORDERED_NAME = "happens-before:";

    /** Of each race: most mutants fail in one of the first programs. */
    private static final Effort PREEMPTED = new Effort(300, Duration.ofSeconds(10), 1);

    private static final Duration PARKED_LIMIT = Duration.ofMinutes(5);
    private static final Duration MODEL_LIMIT = Duration.ofMinutes(4);
    private static final Duration STRESS_LIMIT = Duration.ofMinutes(4);
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);
    private static final Duration CONTRACT_LIMIT = Duration.ofMinutes(2);

    /** What jcstress does without options: all its configurations, each several times for a second. */
    private static final Budget AS_IT_COMES = Budget.WEEKLY;

    /** The executor's compiled tests: no artifact, so there in a build of all alone. */
    private static final Path CONTRACT_TESTS = Path.of("..", "executor", "target", "test-classes");

    private static final Pattern COMPLAINT = Pattern.compile("([a-z]+_[a-z_]+): (.*)");
    private static final Pattern LINKAGE = Pattern.compile(
            "VerifyError|ClassFormatError|NoClassDefFoundError|ExceptionInInitializerError|BootstrapMethodError"
                    + "|IncompatibleClassChangeError|IllegalAccessError|NoSuch(Field|Method)Error|AbstractMethodError"
                    + "|WrongMethodTypeException");

    /** Has one of the executor's own tests judge; nothing if it passes. */
    List<Sighting> contract(String test) throws InterruptedException {
        int dot = test.lastIndexOf('.');
        String testClass = nameOfTest(test.substring(0, dot));
        List<Path> path = new ArrayList<>(settings.classPathFirst());
        path.add(CONTRACT_TESTS);
        ChildJvm.Exit exit = new ChildJvm(ContractMain.class.getName(), directory.resolve("contract"))
                .settings(new JvmSettings(path, settings.flags()))
                .shortLived()
                .arguments(List.of(testClass, test.substring(dot + 1)))
                .limit(CONTRACT_LIMIT)
                .run();
        String name = "contract:" + test;
        String said = exit.tail(1_000)
                .lines()
                .filter(line -> line.startsWith(ContractMain.FAILED))
                .findFirst()
                .orElse("");
        if (exit.exitCode() == ContractMain.BROKEN
                && !said.isEmpty()
                && !LINKAGE.matcher(said).find()) {
            return List.of(Sighting.kill(name, said.substring(ContractMain.FAILED.length())));
        }
        return exit.exitCode() == ContractMain.PASSED
                ? List.of()
                : List.of(Sighting.trouble(name, "exit status " + exit.exitCode() + ", see " + exit.log()));
    }

    /** The full name of one of the executor's tests, whichever package it is in. */
    private static String nameOfTest(String simpleName) {
        try (Stream<Path> files = Files.walk(CONTRACT_TESTS)) {
            return files.filter(file -> file.endsWith(simpleName + ".class"))
                    .map(file -> CONTRACT_TESTS.relativize(file).toString())
                    .map(file -> file.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .findFirst()
                    .orElse(Future.class.getPackageName() + "." + simpleName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts threads to sleep at every place, with one of the executor's parkers. */
    List<Sighting> parked(String parker) throws InterruptedException {
        ChildJvm.Exit exit = new ChildJvm(ParkedMain.class.getName(), directory.resolve("parked-" + parker))
                .settings(settings)
                .shortLived()
                .flags("-Dio.raceproof.futures.parker=" + parker)
                .arguments(untilBroken ? List.of(ParkedMain.UNTIL_BROKEN) : List.of())
                .limit(PARKED_LIMIT)
                .run();
        String name = "parked:" + parker;
        List<Sighting> sightings = new ArrayList<>();
        for (String line : exit.tail(1_000).lines().toList()) {
            Matcher complaint = COMPLAINT.matcher(line);
            if (complaint.matches() && !line.endsWith(ParkedMain.WOKEN)) {
                sightings.add(Sighting.kill(name + "." + complaint.group(1), complaint.group(2)));
            }
        }
        boolean told = exit.exitCode() == (sightings.isEmpty() ? 0 : 1);
        if (exit.timedOut() || !told) {
            sightings.add(Sighting.trouble(name, "exit status " + exit.exitCode() + ", see " + exit.log()));
        }
        return sightings;
    }

    /** Has Lincheck explore so many interleavings of each scenario, in their order. */
    List<Sighting> model(List<Harness> scenarios, int schedules) throws InterruptedException {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        ModelCheck.Result result = ModelCheck.runNamed(
                scenarios.stream()
                        .map(scenario -> scenario.nameForModel(Effort.PR))
                        .toList(),
                schedules,
                MODEL_LIMIT,
                withMonitorParker(),
                untilBroken,
                directory.resolve("lincheck-" + schedules));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            add(sightings, scenarios.get(i), result.explorations().get(i));
        }
        boolean killed = sightings.stream().anyMatch(Sighting::isKill);
        if (!killed && !result.canary().finding().isBroken()) {
            sightings.add(Sighting.trouble(
                    "lincheck", "the canary was not caught: " + result.canary().message()));
        }
        return sightings;
    }

    /** Tries generated programs of those that are a race, with one preemption at every step. */
    List<Sighting> preempted(List<Harness> harnesses) throws InterruptedException {
        List<Harness> programs = harnesses.stream()
                .filter(harness -> harness.trial().isPresent())
                .toList();
        List<Trial> trials =
                programs.stream().flatMap(each -> each.trial().stream()).toList();
        if (trials.isEmpty()) {
            return List.of();
        }
        List<RaceSearch> searches = PreemptedPrograms.search(
                trials, PREEMPTED, MODEL_LIMIT, withMonitorParker(), directory.resolve("preempted"));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            String name = PREEMPTED_NAME + programs.get(i).name();
            add(sightings, name, searches.get(i).violation(), searches.get(i).trouble());
        }
        return sightings;
    }

    /** Looks for data races of the executor; with its own parkers, as a monitor would order what they must not rely on. */
    List<Sighting> ordered(List<Harness> scenarios) throws InterruptedException {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        List<RaceSearch> searches = DataRaces.search(scenarios, settings, directory.resolve("happens-before"));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            String race = DataRaces.unargued(searches.get(i)).stream()
                    .findFirst()
                    .map(DataRace::sentence)
                    .orElse("");
            add(
                    sightings,
                    ORDERED_NAME + scenarios.get(i).name(),
                    race,
                    searches.get(i).trouble());
        }
        return sightings;
    }

    private static void add(List<Sighting> sightings, String name, String broken, String trouble) {
        if (!trouble.isEmpty() || LINKAGE.matcher(broken).find()) {
            sightings.add(Sighting.trouble(name, trouble + broken));
        } else if (!broken.isEmpty()) {
            sightings.add(Sighting.kill(name, broken));
        }
    }

    private JvmSettings withMonitorParker() {
        List<String> flags = new ArrayList<>(settings.flags());
        flags.add(Claim.MONITOR_PARKER);
        return new JvmSettings(settings.classPathFirst(), flags);
    }

    private static void add(List<Sighting> sightings, Harness scenario, Exploration exploration) {
        String message = exploration.message();
        String name = Sighting.nameOf(scenario);
        if (exploration.finding() == Exploration.Finding.TOOL_TROUBLE) {
            sightings.add(Sighting.trouble(name, message));
        } else if (exploration.finding().isBroken()) {
            sightings.add(
                    LINKAGE.matcher(message).find()
                            ? Sighting.trouble(name, message)
                            : Sighting.kill(name, message + ", in schedule " + exploration.schedules()));
        }
    }

    /** Has jcstress run the races, all in one go. */
    List<Sighting> stress(List<Harness> races) throws InterruptedException {
        List<Sighting> sightings = new ArrayList<>();
        if (!races.isEmpty()) {
            List<String> names =
                    races.stream().map(race -> race.type().getName()).toList();
            List<StressTable> tables = run(names, "jcstress");
            for (int i = 0; i < tables.size(); i++) {
                Sighting sighting = judge(races.get(i), tables.get(i));
                if (sighting != null) {
                    sightings.add(sighting);
                }
            }
        }
        return sightings;
    }

    /**
     * Runs one harness, alone, with its tool as it comes.
     *
     * @return how many seconds it took until the tool told of a broken rule; infinite if it told of none, NaN for a harness of
     *     neither tool
     */
    double byDefault(String name) throws InterruptedException {
        Harness harness = Harness.all().stream()
                .filter(each -> name.equals(Sighting.nameOf(each)))
                .findFirst()
                .orElse(null);
        if (harness == null) {
            return Double.NaN;
        }
        long start = System.nanoTime();
        boolean seen = harness.isModel()
                ? model(List.of(harness), Lincheck.DEFAULT_INVOCATIONS).stream().anyMatch(Sighting::isKill)
                : run(List.of(harness.type().getName()), AS_IT_COMES, DEFAULT_LIMIT, "jcstress-default").stream()
                        .anyMatch(table -> table.violations() > 0);
        return seen ? (System.nanoTime() - start) / 1e9 : Double.POSITIVE_INFINITY;
    }

    private List<StressTable> run(List<String> names, String name) throws InterruptedException {
        return run(names, Budget.SMOKE, STRESS_LIMIT, name);
    }

    private List<StressTable> run(List<String> names, Budget budget, Duration limit, String name)
            throws InterruptedException {
        JvmSettings path = new JvmSettings(settings.classPathFirst(), List.of());
        return Jcstress.session(names, budget.withJvmArgs(settings.flags()), limit, path, directory.resolve(name))
                .tables();
    }

    private @Nullable Sighting judge(Harness race, StressTable table) throws InterruptedException {
        Judgement judgement = Judge.evident(table);
        if (judgement == null) {
            return null;
        }
        String name = Sighting.nameOf(race);
        if (judgement.verdict() != Verdict.BROKEN) {
            return Sighting.trouble(name, judgement.reason());
        }
        if (table.violations() < CERTAIN) {
            StressTable again =
                    run(List.of(race.type().getName()), "jcstress-again").get(0);
            if (again.violations() == 0) {
                return Sighting.trouble(name, judgement.reason() + ", but not in a second run");
            }
        }
        return Sighting.kill(name, judgement.reason());
    }
}
