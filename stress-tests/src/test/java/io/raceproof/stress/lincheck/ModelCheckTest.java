package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.samples.MisfitScenarios;
import io.raceproof.stress.samples.Scenarios;
import io.raceproof.stress.samples.Shelf;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model checker itself, in a JVM of its own: what it finds, what it does not, and what is trouble. */
class ModelCheckTest {
    private static final List<Class<? extends Scenario>> SCENARIOS = List.of(
            MisfitScenarios.Empty.class,
            MisfitScenarios.Locked.class,
            MisfitScenarios.Control.class,
            Scenarios.LostUpdate.class,
            Scenarios.LostUpdateAndGarbage.class,
            Scenarios.LostUpdateAfterLoops.class,
            Scenarios.LookThenUpdate.class,
            Scenarios.LookInTheUpdate.class,
            Scenarios.NotWatched.class,
            Scenarios.PastTheEnd.class,
            Scenarios.Locked.class,
            Scenarios.MonitorOrder.class,
            Scenarios.LockOrder.class,
            Scenarios.LostWakeUp.class,
            Scenarios.LostSignal.class,
            Scenarios.Throwing.class,
            Scenarios.Asserting.class,
            Scenarios.MadeByLambda.class,
            Shelf.Counting.class);

    private static ModelCheck.Result result;

    @BeforeAll
    static void explore(@TempDir Path directory) throws InterruptedException {
        result = ModelCheck.run(SCENARIOS, 100, Duration.ofMinutes(5), List.of(), directory);
    }

    private static Exploration of(Class<? extends Scenario> scenario) {
        return result.explorations().get(SCENARIOS.indexOf(scenario));
    }

    private static void assertFinding(Finding finding, Class<? extends Scenario> scenario) {
        assertEquals(finding, of(scenario).finding(), () -> of(scenario).message());
    }

    private static CondensedTrace story(Class<? extends Scenario> scenario) {
        Interleaving interleaving = of(scenario).interleaving();
        assertNotNull(interleaving);
        return Condenser.condense(interleaving, name -> name.startsWith(Scenarios.class.getName()));
    }

    @Test
    void the_canary_is_caught() {
        assertEquals(Finding.VIOLATION, result.canary().finding(), result.canary()::message);
    }

    @Test
    void a_thread_may_come_between_a_look_and_an_update_by_a_function() {
        assertFinding(Finding.VIOLATION, Scenarios.LookThenUpdate.class);
        assertFinding(Finding.NOTHING, Scenarios.LookInTheUpdate.class);
    }

    @Test
    void a_lost_update_is_found_with_the_rule_that_it_violates() {
        assertFinding(Finding.VIOLATION, Scenarios.LostUpdate.class);
        assertTrue(of(Scenarios.LostUpdate.class).message().contains("an update was lost"));
        assertTrue(of(Scenarios.LostUpdate.class).schedules() > 0);
    }

    @Test
    void what_is_not_watched_is_no_step() {
        assertFinding(Finding.NOTHING, Scenarios.NotWatched.class);
        assertTrue(of(Scenarios.NotWatched.class).exhausted(), "there are few orders");
    }

    /** Lincheck's own look at the element would crash the JVM, or throw in the actor's name. */
    @Test
    void a_write_past_the_end_of_an_array_throws_what_it_throws() {
        assertFinding(Finding.NOTHING, Scenarios.PastTheEnd.class);
    }

    @Test
    void a_violation_is_not_lost_when_the_garbage_is_collected_before_its_report() {
        assertFinding(Finding.VIOLATION, Scenarios.LostUpdateAndGarbage.class);
        assertEquals(
                List.of(),
                result.explorations().stream()
                        .filter(exploration -> exploration.finding() == Finding.TOOL_TROUBLE)
                        .map(Exploration::message)
                        .toList());
    }

    @Test
    void a_violation_after_a_long_loop_is_found() {
        assertFinding(Finding.VIOLATION, Scenarios.LostUpdateAfterLoops.class);
    }

    @Test
    void the_heap_is_drawn_as_people_do() {
        Interleaving interleaving =
                Objects.requireNonNull(of(Shelf.Counting.class).interleaving());
        List<Heap.Cell> cells =
                interleaving.heap().get(interleaving.heap().size() - 1).cells();
        assertEquals(
                "list=[1, 2] linked=[3] synced=[4] copied=[5] deque=[6, 7] heap=[8] concurrent=[9] ring=[10] chain=[11]"
                        + " map=[a=1] ordered=[b=2] sorted=[c=3, d=4] set=[e] shared=[f=5] array=[1, 2, 3] atomic=12"
                        + " reference=[g] ticket=Ticket(7, x) colour=RED accounts=[h=Account]"
                        + " jobs=[Lambda, Runnable] pair=[13, 14] triple=[15, 16, 17] single=[18] one=[19]"
                        + " numbers=[20, 21, 22] price=[i=23] frozen=[j=24] ends=[25] least=[26] copies=[27] keys=[]"
                        + " perhaps=[28] count=1 nothing=null"
                        + " account.balance=100 accounts[h].balance=100",
                cells.stream().map(cell -> cell.path() + "=" + cell.value()).collect(Collectors.joining(" ")));
    }

    @Test
    void the_state_after_a_row_is_that_of_the_objects_and_a_lost_update_says_what_it_overwrites() {
        Interleaving interleaving =
                Objects.requireNonNull(of(Shelf.Counting.class).interleaving());
        List<CondensedTrace.Row> rows = Condenser.condense(interleaving, name -> name.startsWith(Shelf.class.getName()))
                .rows();
        CondensedTrace.Row last = rows.get(rows.size() - 1);
        String other = last.thread() == 1 ? "thread 2" : "thread 1";
        assertEquals(
                List.of("thread " + last.thread() + " overwrites count = 1 of " + other
                        + ", which it has not seen: it had read 0 before that"),
                last.notes());
        assertTrue(last.fields().contains(new CondensedTrace.Field("count", "1")), last::toString);
        assertEquals(
                Set.of(CondensedTrace.Phase.ENDED),
                last.doing().stream().map(CondensedTrace.Doing::phase).collect(Collectors.toSet()));
    }

    @Test
    void the_trace_names_the_lines_and_shows_both_threads_reading_the_same_value() {
        CondensedTrace story = story(Scenarios.LostUpdate.class);
        List<CondensedTrace.Row> rows = story.rows();
        assertTrue(rows.size() >= 3 && rows.size() <= 6, () -> rows.size() + " rows: " + rows);
        assertTrue(
                rows.stream()
                        .allMatch(row -> row.location().file().equals("Scenarios.java")
                                && row.location().line() > 0),
                rows::toString);
        assertEquals(
                2,
                rows.stream()
                        .filter(row -> row.details().stream().anyMatch(detail -> detail.contains("reads value: 0")))
                        .map(CondensedTrace.Row::thread)
                        .distinct()
                        .count(),
                rows::toString);
        assertEquals(
                2,
                rows.stream()
                        .flatMap(row -> row.details().stream())
                        .filter("value = 1"::equals)
                        .count(),
                rows::toString);
    }

    @Test
    void a_locked_update_passes_all_schedules() {
        assertFinding(Finding.NOTHING, Scenarios.Locked.class);
        assertNull(of(Scenarios.Locked.class).interleaving());
        assertTrue(of(Scenarios.Locked.class).schedules() > 1);
    }

    @Test
    void a_deadlock_of_monitors_is_found_and_told() {
        assertFinding(Finding.DEADLOCK, Scenarios.MonitorOrder.class);
        assertEquals(
                "all threads wait for each other",
                of(Scenarios.MonitorOrder.class).message());
        List<String> details = story(Scenarios.MonitorOrder.class).rows().stream()
                .flatMap(row -> row.details().stream())
                .toList();
        assertTrue(
                details.stream()
                                .filter(detail -> detail.startsWith("enters synchronized on "))
                                .count()
                        >= 4,
                details::toString);
    }

    @Test
    void a_deadlock_of_reentrant_locks_is_one() {
        assertFinding(Finding.DEADLOCK, Scenarios.LockOrder.class);
        assertEquals(
                "all threads wait for each other", of(Scenarios.LockOrder.class).message());
    }

    @ParameterizedTest
    @ValueSource(classes = {Scenarios.MonitorOrder.class, Scenarios.LockOrder.class})
    void a_deadlock_is_told_as_a_cycle_of_two_threads_each_of_which_holds_what_the_other_wants(
            Class<? extends Scenario> scenario) {
        CondensedTrace.Ending ending = story(scenario).ending();
        assertEquals(Set.of(1, 2), Set.copyOf(ending.cycle()), ending::toString);
        assertEquals(
                2,
                ending.stuck().stream()
                        .map(CondensedTrace.Stuck::lock)
                        .distinct()
                        .count(),
                ending::toString);
        List<CondensedTrace.Row> rows = story(scenario).rows();
        List<CondensedTrace.Lock> locks = rows.get(rows.size() - 1).locks();
        assertEquals(
                Set.of(List.of(List.of(1), List.of(2)), List.of(List.of(2), List.of(1))),
                locks.stream()
                        .map(lock -> List.of(lock.holders(), lock.waiters()))
                        .collect(Collectors.toSet()),
                locks::toString);
    }

    @ParameterizedTest
    @CsvSource({"LostWakeUp, lock", "LostSignal, filled"})
    void a_lost_wake_up_is_told_with_the_signal_that_nobody_heard(String name, String lock) {
        Class<? extends Scenario> scenario = SCENARIOS.stream()
                .filter(one -> one.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
        assertFinding(Finding.DEADLOCK, scenario);
        assertEquals("a thread waits forever for a signal", of(scenario).message());
        CondensedTrace.Ending ending = story(scenario).ending();
        assertEquals(1, ending.stuck().size(), ending::toString);
        assertTrue(ending.stuck().get(0).sleeps(), ending::toString);
        assertEquals(lock, ending.stuck().get(0).lock());
        assertEquals(List.of(), ending.cycle());
        assertEquals(1, ending.unheard().size(), ending::toString);
        assertEquals(lock, ending.unheard().get(0).lock());
    }

    @Test
    void an_actor_that_throws_is_an_exception_unless_it_is_an_assertion() {
        assertFinding(Finding.EXCEPTION, Scenarios.Throwing.class);
        assertFinding(Finding.VIOLATION, Scenarios.Asserting.class);
        assertEquals("found by an actor", of(Scenarios.Asserting.class).message());
        assertTrue(
                of(Scenarios.Throwing.class).message().contains("thrown by an actor"),
                of(Scenarios.Throwing.class)::message);
    }

    @Test
    void a_race_on_an_object_made_by_a_lambda_is_found() {
        assertFinding(Finding.VIOLATION, Scenarios.MadeByLambda.class);
    }

    /** The model checker finds nothing to run in it, and ends after three schedules. */
    @Test
    void an_empty_scenario_beside_a_broken_control_is_inconclusive() {
        Exploration control = of(MisfitScenarios.Control.class);
        Judgement empty = Judge.model(of(MisfitScenarios.Empty.class), control, result);
        assertEquals(Verdict.INCONCLUSIVE, empty.verdict(), empty::whole);
        assertEquals(
                "the control MisfitScenarios$Control does not fit MisfitScenarios$Empty: it has 2 actors, the test 0",
                empty.reason());
        Judgement locked = Judge.model(of(MisfitScenarios.Locked.class), control, result);
        assertEquals(Verdict.HELD, locked.verdict(), locked::whole);
        assertTrue(
                locked.whole().endsWith("the control failed at schedule " + control.schedules() + ", as required"),
                locked::whole);
    }

    @Test
    void a_jvm_that_halts_is_trouble_and_no_finding(@TempDir Path directory) throws InterruptedException {
        List<Class<? extends Scenario>> scenarios = List.of(Scenarios.Halting.class);
        ModelCheck.Result halted = ModelCheck.run(scenarios, 10, Duration.ofMinutes(1), List.of(), directory);
        Exploration exploration = halted.explorations().get(0);
        assertEquals(Finding.TOOL_TROUBLE, exploration.finding());
        assertTrue(exploration.message().contains("exit status 7"), exploration::message);
        assertEquals(Finding.TOOL_TROUBLE, halted.canary().finding(), "nothing after it was run");
    }

    /** Asked once more, in another JVM. */
    @Test
    @PrTier("it starts two model checkers")
    void a_failure_of_the_tools_own_code_is_trouble_and_no_finding(@TempDir Path directory)
            throws InterruptedException {
        List<Class<? extends Scenario>> scenarios = List.of(Scenarios.Unverifiable.class);
        ModelCheck.Result failed = ModelCheck.run(scenarios, 10, Duration.ofMinutes(1), List.of(), directory);
        Exploration exploration = failed.explorations().get(0);
        assertEquals(Finding.TOOL_TROUBLE, exploration.finding(), exploration::message);
        assertTrue(exploration.message().contains("an exception of its own"), exploration::message);
    }

    @Test
    @PrTier("it waits until a limit is used up")
    void a_run_whose_time_is_up_is_trouble_with_a_thread_dump_and_no_finding(@TempDir Path directory) throws Exception {
        List<Class<? extends Scenario>> scenarios = List.of(Scenarios.NeverMade.class);
        ModelCheck.Result killed;
        try (WarmModelChecker standby = ModelCheck.standBy(scenarios, 10, JvmSettings.SAME, directory)) {
            Path log = directory.resolve("output.txt");
            while (standby.isAlive() && timesSaid("waits forever", log) < 2) { // in its first run, too
                Thread.sleep(10); // as long as it takes
            }
            killed = standby.explore(List.of(), Duration.ofMillis(1));
        }
        Exploration exploration = killed.explorations().get(0);
        assertEquals(Finding.TOOL_TROUBLE, exploration.finding());
        assertTrue(exploration.message().contains("its time was up"), exploration::message);
        String threads = String.join("\n", exploration.threads());
        assertTrue(threads.contains("Scenarios$NeverMade.<init>"), threads);
        assertEquals(List.of(), killed.canary().threads(), "of the one that was explored");
    }

    private static long timesSaid(String line, Path log) throws IOException {
        return Files.exists(log)
                ? Files.readString(log).lines().filter(line::equals).count()
                : 0;
    }

    @Test
    void explorations_are_in_the_order_of_the_scenarios() {
        assertEquals(
                SCENARIOS.stream().map(Class::getName).toList(),
                result.explorations().stream().map(Exploration::scenario).toList());
        assertEquals(
                Canary.class.getName(), Objects.requireNonNull(result.canary()).scenario());
    }
}
