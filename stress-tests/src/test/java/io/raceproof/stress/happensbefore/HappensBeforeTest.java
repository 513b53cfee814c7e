package io.raceproof.stress.happensbefore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.happensbefore.DataRace.Step;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.report.RaceDrawing;
import io.raceproof.stress.samples.Races;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lens in a JVM of its own: what it names, in which words, and where it is silent. */
class HappensBeforeTest {
    private static final List<Class<? extends Scenario>> RACY = List.of(
            Races.Settings.class,
            Races.TwoLocks.class,
            Races.SharedLock.class,
            Races.OwnFutures.class,
            Races.TwoPermits.class,
            Races.SharedList.class,
            Races.WokenAndOvertaken.class,
            Races.PlainFlag.class,
            Races.RacyHash.class,
            Races.HashReadTwice.class,
            Races.LongHash.class,
            Races.HashOfWhatChanges.class);
    private static final List<Class<? extends Scenario>> RIGHT = List.of(
            Races.Locked.class,
            Races.Latch.class,
            Races.ByMap.class,
            Races.ByLinkedQueue.class,
            Races.CopyOnWrite.class,
            Races.LazyPerRun.class);
    private static final List<Class<? extends Scenario>> OTHER =
            List.of(Races.Nothing.class, Races.CheckThenAct.class, Races.NeverSignalled.class);

    private static HappensBefore.Result result;

    @BeforeAll
    static void search(@TempDir Path directory) throws InterruptedException {
        JvmSettings settings = new JvmSettings(List.of(), List.of());
        result = HappensBefore.search(
                all(), new Effort(60, 10, false), Duration.ofMinutes(5), settings, List.of(), directory);
    }

    private static List<Class<? extends Scenario>> all() {
        return Stream.of(RACY, RIGHT, OTHER).flatMap(List::stream).toList();
    }

    private static RaceSearch of(Class<? extends Scenario> scenario) {
        return result.searches().get(all().indexOf(scenario));
    }

    private static Judgement judgement(Class<? extends Scenario> scenario) {
        return RaceJudge.judge(of(scenario), result, null);
    }

    // ---- what is found

    @Test
    void the_canary_is_found() {
        assertEquals(1, result.canary().races().size());
        assertEquals(DataRace.Run.SERIAL, result.canary().races().get(0).run());
    }

    @ParameterizedTest
    @MethodSource("racy")
    void a_data_race_is_named(Class<? extends Scenario> scenario) {
        assertFalse(of(scenario).races().isEmpty(), scenario.getSimpleName());
        assertEquals(Verdict.BROKEN, judgement(scenario).verdict());
    }

    static Stream<Class<? extends Scenario>> racy() {
        return RACY.stream();
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_program_is_held(Class<? extends Scenario> scenario) {
        assertEquals(
                List.of(), of(scenario).races().stream().map(DataRace::sentence).toList());
        assertEquals(Verdict.HELD, judgement(scenario).verdict(), judgement(scenario)::whole);
    }

    static Stream<Class<? extends Scenario>> right() {
        return RIGHT.stream();
    }

    /** The sentence without the lines' numbers, of whichever order came first. */
    private static Set<String> sentences(Class<? extends Scenario> scenario) {
        return of(scenario).races().stream()
                .map(race -> race.sentence().replaceAll("java:[0-9]+", "java"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void an_unlocked_reader_is_told_who_holds_what() {
        assertEquals(
                Set.of("actor 1 writes Settings.limit at Races.java, holding Settings.lock; actor 2 reads it at"
                        + " Races.java, holding no lock. Nothing orders the two."),
                sentences(Races.Settings.class));
    }

    @Test
    void what_a_trusted_library_does_inside_is_not_drawn(@TempDir Path directory) throws InterruptedException {
        assertTrue(stepsOf(of(Races.OwnFutures.class)).anyMatch(what -> what.contains("Future")));
        HappensBefore.Result trusting = HappensBefore.search(
                List.of(Races.OwnFutures.class),
                Effort.QUICK,
                Duration.ofMinutes(5),
                JvmSettings.SAME,
                HappensBefore.EXECUTOR,
                directory);
        assertEquals(
                Set.of("OwnFutures.count"), stepsOf(trusting.searches().get(0)).collect(Collectors.toSet()));
    }

    private static Stream<String> stepsOf(RaceSearch search) {
        return search.races().stream().flatMap(race -> race.steps().stream()).map(DataRace.Step::what);
    }

    @Test
    void two_locks_are_told_apart() {
        assertTrue(
                sentences(Races.TwoLocks.class)
                        .contains("actor 1 writes TwoLocks.count at Races.java, holding TwoLocks.mine; actor 2"
                                + " reads it at Races.java, holding TwoLocks.yours. Nothing orders the two: each"
                                + " holds a lock, but not the same one."),
                sentences(Races.TwoLocks.class)::toString);
    }

    @Test
    void a_lock_that_both_share_is_told() {
        assertTrue(
                sentences(Races.SharedLock.class).stream()
                        .allMatch(each -> each.contains("both hold the lock only shared")),
                sentences(Races.SharedLock.class)::toString);
    }

    @Test
    void a_race_inside_the_jdk_is_told_at_the_users_line() {
        DataRace race = of(Races.SharedList.class).races().get(0);
        assertEquals("Races.java", race.first().file());
        assertTrue(race.first().within().startsWith("ArrayList."), race::sentence);
    }

    @Test
    void a_call_without_a_line_of_the_users_is_the_actors_own() {
        assertTrue(
                sentences(Races.SharedList.class).stream()
                        .anyMatch(each -> each.contains("actor 2 reads it in its own call")),
                sentences(Races.SharedList.class)::toString);
    }

    @Test
    void a_racy_cache_of_an_int_is_a_data_race_that_is_named_benign() {
        Judgement judgement = judgement(Races.RacyHash.class);
        assertEquals(Verdict.BROKEN, judgement.verdict());
        assertTrue(judgement.bounds().get(0).contains("JLS 17.4.5"), judgement::whole);
        assertTrue(judgement.bounds().get(0).contains("benign"), judgement::whole);
    }

    @ParameterizedTest
    @MethodSource("notBenign")
    void what_only_looks_like_one_is_not(Class<? extends Scenario> scenario) {
        assertTrue(of(scenario).races().stream().allMatch(race -> race.benign().isEmpty()), scenario.getSimpleName());
    }

    static Stream<Class<? extends Scenario>> notBenign() {
        return RACY.stream().filter(scenario -> !scenario.equals(Races.RacyHash.class));
    }

    @Test
    void what_was_released_and_acquired_around_it_is_kept_for_a_drawing() {
        DataRace race = of(Races.TwoLocks.class).races().get(0);
        String drawing = String.join("\n", RaceDrawing.of(race, 90)).replaceAll("java:[0-9]+", "java");
        String heads = "actor 1" + " ".repeat(40) + "actor 2";
        assertTrue(drawing.startsWith(heads + "\nacquires TwoLocks.mine\n"), drawing);
        int released = drawing.indexOf("releases TwoLocks.mine");
        int bar = drawing.indexOf(" nothing orders the two ");
        int acquired = drawing.indexOf("acquires TwoLocks.yours");
        assertTrue(0 < released && released < acquired && acquired < bar, drawing);
    }

    @Test
    void an_edge_that_there_is_is_an_arrow() {
        Step releases = new Step(true, Step.Kind.RELEASES, "A.lock", -1);
        Step acquires = new Step(false, Step.Kind.ACQUIRES, "A.lock", 0);
        DataRace race = of(Races.TwoLocks.class).races().get(0);
        DataRace ordered = new DataRace(
                race.variable(),
                race.first(),
                race.second(),
                "",
                "",
                List.of(releases, acquires),
                "",
                DataRace.Run.SERIAL);
        List<String> drawn = RaceDrawing.of(ordered, 50);
        assertEquals("releases A.lock ───────╮", drawn.get(1));
        assertEquals(" ".repeat(23) + "╰─► acquires A.lock", drawn.get(2));
        assertEquals(3, drawn.size(), "without accesses, nothing is missing");
    }

    @Test
    void what_breaks_the_rule_without_a_data_race_is_a_violation() {
        assertEquals(List.of(), of(Races.CheckThenAct.class).races());
        assertEquals("one ticket was sold twice", of(Races.CheckThenAct.class).violation());
        assertEquals(Verdict.BROKEN, judgement(Races.CheckThenAct.class).verdict());
    }

    @Test
    void threads_without_anything_in_common_prove_nothing() {
        assertEquals(
                Verdict.INCONCLUSIVE, judgement(Races.Nothing.class).verdict(), judgement(Races.Nothing.class)::whole);
    }

    @Test
    void runs_that_do_not_end_are_no_finding_and_not_green() {
        assertTrue(of(Races.NeverSignalled.class).hung() > 0);
        assertEquals(Verdict.INCONCLUSIVE, judgement(Races.NeverSignalled.class).verdict());
    }

    @Test
    void silence_needs_the_canary_and_the_control() {
        RaceSearch silent = of(Races.Locked.class);
        HappensBefore.Result blind = new HappensBefore.Result(silent, List.of(silent));
        assertEquals(Verdict.INCONCLUSIVE, RaceJudge.judge(silent, blind, null).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE, RaceJudge.judge(silent, result, silent).verdict());
        assertEquals(
                Verdict.HELD,
                RaceJudge.judge(silent, result, of(Races.TwoLocks.class)).verdict());
        assertEquals(
                Verdict.HELD,
                RaceJudge.judge(silent, result, of(Races.CheckThenAct.class)).verdict());
    }

    @Test
    void a_scenario_that_cannot_be_run_is_trouble_of_the_environment() {
        RaceSearch troubled = RaceSearch.troubled("gone", "it cannot be loaded", 0);
        assertEquals(
                Verdict.ENVIRONMENT, RaceJudge.judge(troubled, result, null).verdict());
    }

    @Test
    void who_waits_for_the_first_that_is_broken_does_not_wait_for_others(@TempDir Path directory) throws Exception {
        String broken = OneScenario.nameOf(Races.CheckThenAct.class.getName());
        HappensBefore.Result until = HappensBefore.searchUntilBroken(
                List.of(Races.Locked.class.getName(), broken, Races.TwoLocks.class.getName()),
                List.of(Races.SharedLock.class.getName()),
                () -> {},
                new Effort(60, 0, true),
                Duration.ofMinutes(5),
                JvmSettings.SAME,
                List.of(),
                directory);
        assertFalse(until.canary().races().isEmpty(), "which ends nothing");
        assertFalse(until.searches().get(0).isBroken());
        assertEquals("one ticket was sold twice", until.searches().get(1).violation());
        assertEquals(List.of(), until.searches().get(1).races(), "which are not looked for");
        for (RaceSearch notRun : until.searches().subList(2, 4)) {
            assertEquals("one before it is broken", notRun.trouble());
        }
    }

    // ---- how it is made

    @Test
    void the_boot_class_path_gets_all_classes_of_the_runtime() throws Exception {
        URL hooks = Objects.requireNonNull(
                HappensBefore.class.getResource("/io/raceproof/stress/happensbefore/runtime/Hooks.class"));
        Path folder = Objects.requireNonNull(Path.of(hooks.toURI()).getParent());
        assertEquals(new TreeSet<>(HappensBefore.RUNTIME_CLASSES), classesIn(folder));
    }

    private static Set<String> classesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void every_order_of_the_actors_is_run() {
        assertEquals(List.of(List.of(0, 1), List.of(1, 0)), Search.orders(2));
        assertEquals(24, Set.copyOf(Search.orders(4)).size());
    }
}
