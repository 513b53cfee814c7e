package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.lincheck.RecordedScenario.Recording;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.samples.Scenarios;
import io.raceproof.stress.samples.Shelf;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules of small scenarios: all of them, or those that were asked for first. */
@NightlyTier("the main job records schedules, too")
class RecordedScenarioTest {
    private static final Recording ALL = new Recording(300, "", List.of("io.raceproof.stress.samples."), List.of());

    private static final List<Class<? extends Scenario>> SCENARIOS = List.of(
            Scenarios.LostUpdate.class, Scenarios.Locked.class, Scenarios.MonitorOrder.class, Shelf.Counting.class);

    private static List<Exploration> found = List.of();
    private static Exploration canary;

    @BeforeAll
    static void record(@TempDir Path directory) throws InterruptedException {
        List<String> names = new ArrayList<>(
                SCENARIOS.stream().map(Class::getName).map(ALL::nameOf).toList());
        for (String first : List.of("12", "21")) { // too few runs for all: what was asked for comes first
            names.add(new Recording(5, first, ALL.tested(), ALL.apart()).nameOf(Scenarios.LostUpdate.class.getName()));
        }
        names.add(ALL.nameOf(Scenarios.LostUpdate.class.getName()));
        names.add(Scenarios.LostUpdate.class.getName());
        ModelCheck.Result result =
                ModelCheck.runNamed(names, 100, Duration.ofMinutes(5), JvmSettings.SAME, false, directory);
        found = result.explorations();
        canary = result.canary();
    }

    private static ScheduleTree tree(int index) {
        return Objects.requireNonNull(found.get(index).tree(), found.get(index)::message);
    }

    private static ScheduleTree tree(Class<? extends Scenario> scenario) {
        return tree(SCENARIOS.indexOf(scenario));
    }

    /** The words of the schedules that end, in their order. */
    private static List<String> words(ScheduleTree tree) {
        return IntStream.range(0, tree.size())
                .filter(node -> tree.nodes().end().get(node) >= 0)
                .mapToObj(tree::wordOf)
                .sorted()
                .toList();
    }

    private static ScheduleTree.End end(ScheduleTree tree, String word) {
        return IntStream.range(0, tree.size())
                .filter(node -> tree.wordOf(node).equals(word))
                .mapToObj(node -> tree.ends().get(tree.nodes().end().get(node)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_lost_update_has_six_schedules_of_which_four_lose_it() {
        ScheduleTree tree = tree(Scenarios.LostUpdate.class);
        assertTrue(tree.complete(), tree::toString);
        assertEquals(List.of("1122", "1212", "1221", "2112", "2121", "2211"), words(tree));
        assertEquals(6, tree.schedules());
        assertEquals(4, tree.broken());
        for (String word : words(tree)) {
            boolean serial = List.of("1122", "2211").contains(word);
            assertEquals(!serial, end(tree, word).broken(), word);
            assertTrue(serial || end(tree, word).text().contains("an update was lost"), tree::toString);
        }
    }

    @Test
    void a_thread_that_can_go_on_is_ready_and_one_that_has_ended_is_not() {
        ScheduleTree tree = tree(Scenarios.LostUpdate.class);
        for (int node = 0; node < tree.size(); node++) {
            String word = tree.wordOf(node);
            List<Integer> ready = tree.ready().get(tree.nodes().ready().get(node));
            List<Integer> expected = IntStream.of(1, 2)
                    .filter(thread ->
                            word.chars().filter(c -> c == '0' + thread).count() < 2)
                    .boxed()
                    .toList();
            assertEquals(expected, ready, word);
        }
    }

    @Test
    void with_a_lock_no_schedule_breaks_it() {
        ScheduleTree tree = tree(Scenarios.Locked.class);
        assertTrue(tree.complete(), tree::toString);
        assertEquals(0, tree.broken());
        assertTrue(tree.schedules() >= 2, tree::toString);
    }

    @Test
    void a_deadlock_is_the_end_of_some_schedules_and_the_others_go_on() {
        ScheduleTree tree = tree(Scenarios.MonitorOrder.class);
        assertTrue(tree.complete(), tree::toString);
        assertEquals(
                "false , true all threads wait for each other",
                words(tree).stream()
                        .map(word ->
                                end(tree, word).broken() + " " + end(tree, word).text())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void the_state_after_each_step_is_recorded() {
        ScheduleTree tree = tree(Shelf.Counting.class);
        int node = IntStream.range(0, tree.size())
                .filter(n -> tree.wordOf(n).equals("1212"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                tree.states().get(tree.nodes().state().get(node)).contains(new CondensedTrace.Field("count", "1")),
                tree::toString);
        assertTrue(tree.moves().get(tree.nodes().move().get(node)).text().endsWith("count = 1"), tree::toString);
    }

    @Test
    void what_was_asked_for_comes_first_where_there_is_no_time_for_all() {
        for (int i = 0; i < 2; i++) {
            ScheduleTree tree = tree(SCENARIOS.size() + i);
            String first = i == 0 ? "12" : "21";
            assertFalse(tree.complete(), tree::toString);
            assertTrue(words(tree).stream().anyMatch(word -> word.startsWith(first)), () -> words(tree) + " " + first);
        }
    }

    @Test
    void the_same_is_recorded_again_and_what_is_explored_afterwards_is_explored_as_ever() {
        assertEquals(tree(Scenarios.LostUpdate.class), tree(SCENARIOS.size() + 2));
        Exploration explored = found.get(SCENARIOS.size() + 3);
        assertTrue(explored.finding().isBroken(), explored::message);
        assertNotNull(explored.interleaving());
        assertTrue(canary.finding().isBroken(), canary::message);
    }
}
