package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reference allows: every serial order, and nothing else. */
class ReferenceTest {
    private static Set<String> allowed(Race<?> race) {
        return allowedOf(race);
    }

    private static <S> Set<String> allowedOf(Race<S> race) {
        return race.rule(race.program()).allowed().stream()
                .map(Outcome::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static final class Log extends Race<List<Integer>> {
        Log() {
            reference(() -> new ArrayList<>());
            Operation<List<Integer>, Integer> add = action("add", List::add, 1, 2, 3);
            Call<List<Integer>> size = query("size", List::size);
            before(add.with(0));
            actor(add.with(1), size);
            actor(add.with(2));
            observe(list -> List.copyOf(list));
        }
    }

    @Test
    void every_order_that_keeps_each_actors_own() {
        assertEquals(
                Set.of(
                        "add(0) | add(1), size(): 2 | add(2) | end: [0, 1, 2]",
                        "add(0) | add(1), size(): 3 | add(2) | end: [0, 1, 2]",
                        "add(0) | add(1), size(): 3 | add(2) | end: [0, 2, 1]"),
                allowed(new Log()));
    }

    static final class Met extends Race<List<Integer>> {
        Met() {
            reference(() -> new ArrayList<>());
            Operation<List<Integer>, Integer> add = action("add", List::add, 1, 2);
            Call<List<Integer>> size = query("size", List::size);
            actor(add.with(1), meet(), size);
            actor(meet(), add.with(2));
        }
    }

    @Test
    void what_follows_a_meeting_comes_after_all_that_stands_before_it() {
        assertEquals(
                Set.of("add(1), meet(), size(): 1 | meet(), add(2)", "add(1), meet(), size(): 2 | meet(), add(2)"),
                allowed(new Met()));
    }

    @Test
    void actors_that_run_do_meet() throws Exception {
        Race<List<Integer>> race = new Met();
        Run<List<Integer>> run = new Run<>(race.program(), () -> Collections.synchronizedList(new ArrayList<>()));
        Thread second = new Thread(() -> run.actor(1));
        second.start();
        run.actor(0);
        second.join();
        assertTrue(race.rule(race.program()).allows(run.end()), () -> run.end().text());
    }

    static final class Throwing extends Race<Queue<Integer>> {
        Throwing() {
            reference(() -> new ArrayDeque<>());
            Call<Queue<Integer>> remove = query("remove", Queue::remove);
            actor(action("add", (Queue<Integer> queue, Integer n) -> queue.add(n), 1)
                    .with(1));
            actor(remove, remove);
        }
    }

    @Test
    void an_exception_is_the_result_of_its_call_and_the_next_call_is_made() {
        assertEquals(
                Set.of(
                        "add(1) | remove(): 1, remove(): threw NoSuchElementException",
                        "add(1) | remove(): threw NoSuchElementException, remove(): 1",
                        "add(1) | remove(): threw NoSuchElementException, remove(): threw NoSuchElementException"),
                allowed(new Throwing()));
    }

    static final class Waiting extends Race<Queue<Integer>> {
        Waiting(boolean fed) {
            reference(() -> new ArrayDeque<>());
            Call<Queue<Integer>> take = query("take", queue -> {
                Waits.until(!queue.isEmpty());
                return queue.remove();
            });
            actor(take, query("size", Queue::size));
            actor(action("add", (Queue<Integer> queue, Integer n) -> queue.add(n))
                    .with(fed ? 1 : 2));
            if (!fed) {
                actor(take);
            }
        }
    }

    @Test
    void a_call_that_waits_comes_after_what_it_waits_for() {
        assertEquals(Set.of("take(): 1, size(): 0 | add(1)"), allowed(new Waiting(true)));
    }

    @Test
    void who_waits_in_the_end_waits_for_ever() {
        assertEquals(
                Set.of(
                        "take(): 2, size(): 0 | add(2) | take(): waits | end: not made",
                        "take(): waits, size(): not made | add(2) | take(): 2 | end: not made"),
                allowed(new Waiting(false)));
        Race<Queue<Integer>> race = new Waiting(false);
        assertTrue(race.rule(race.program()).mayWait());
        Race<Queue<Integer>> fed = new Waiting(true);
        assertFalse(fed.rule(fed.program()).mayWait());
    }

    /** A box that may refuse what it is given. */
    static final class Box {
        private final Choices choices;
        private final List<Integer> kept = new ArrayList<>();

        Box(Choices choices) {
            this.choices = choices;
        }

        boolean offer(int n) {
            return choices.maybe() && kept.add(n);
        }
    }

    static final class Refusing extends Race<Box> {
        Refusing() {
            openReference(Box::new);
            Operation<Box, Integer> offer = query("offer", Box::offer, 1, 2);
            actor(offer.with(1));
            actor(offer.with(2));
            observe(box -> List.copyOf(box.kept));
        }
    }

    @Test
    void what_a_reference_leaves_open_is_tried_in_every_way() {
        assertEquals(
                Set.of(
                        "offer(1): false | offer(2): false | end: []",
                        "offer(1): true | offer(2): false | end: [1]",
                        "offer(1): false | offer(2): true | end: [2]",
                        "offer(1): true | offer(2): true | end: [1, 2]",
                        "offer(1): true | offer(2): true | end: [2, 1]"),
                allowed(new Refusing()));
    }

    static final class TwoReferences extends Race<List<Integer>> {
        TwoReferences() {
            reference(() -> new ArrayList<>());
            reference(() -> new ArrayList<>(List.of(7)));
            actor(query("size", List::size));
            actor(query("isEmpty", List::isEmpty));
        }
    }

    @Test
    void several_references_allow_what_any_of_them_does() {
        assertEquals(
                Set.of("size(): 0 | isEmpty(): true", "size(): 1 | isEmpty(): false"), allowed(new TwoReferences()));
    }

    static final class Named extends Race<List<Integer>> {
        Named() {
            reference(() -> new ArrayList<>());
            actor(action("add", List::add, 1).with(1));
            actor(query("size", List::size));
            name("early", outcome -> Integer.valueOf(0).equals(outcome.result(1, 0)));
            name("a size", outcome -> outcome.result(1, 0) instanceof Integer);
        }
    }

    @Test
    void a_forbidden_outcome_never_has_the_name_of_an_allowed_one() {
        Race<List<Integer>> race = new Named();
        Rule rule = race.rule(race.program());
        assertEquals(Set.of("early", "a size"), rule.allowedNames());
        Run<List<Integer>> run = new Run<>(race.program(), () -> new ArrayList<>(List.of(5, 5)));
        run.actor(1);
        run.actor(0);
        Outcome two = run.end();
        assertFalse(rule.allows(two));
        assertEquals("add(1) | size(): 2", rule.nameOf(two));
    }

    /** Tells the size that it had when it was made. */
    private static final class Stale extends ArrayList<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public int size() {
            return 0;
        }
    }

    @Test
    void a_call_that_ended_before_another_began_comes_before_it() {
        Race<List<Integer>> race = new Named();
        Rule rule = race.rule(race.program());
        Clock clock = new Clock(race.program().size());
        for (int first : List.of(0, 1)) {
            clock.reset();
            Run<List<Integer>> run = new Run<>(race.program(), Stale::new, clock);
            run.actor(first);
            run.actor(1 - first);
            Outcome early = run.end();
            assertTrue(rule.allows(early), "some serial order gives it");
            assertEquals(first == 1, rule.allows(early, clock), "and one in which actor " + first + " is first");
        }
    }

    @Test
    void an_order_has_its_own_outcomes() {
        Race<List<Integer>> race = new Named();
        Rule rule = race.rule(race.program());
        Run<List<Integer>> run = new Run<>(race.program(), Stale::new);
        run.actor(0);
        run.actor(1);
        Outcome early = run.end();
        assertTrue(rule.allows(early, List.of(1, 0)));
        assertFalse(rule.allows(early, List.of(0, 1)));
    }

    static final class Crowd extends Race<List<Integer>> {
        Crowd() {
            reference(() -> new ArrayList<>());
            Call<List<Integer>> size = query("size", List::size);
            for (int i = 0; i < 4; i++) {
                actor(size, size, size);
            }
        }
    }

    private static void assertTold(String what, IllegalArgumentException told) {
        assertTrue(String.valueOf(told.getMessage()).contains(what), told.getMessage());
    }

    @Test
    void too_many_orders_are_told() {
        Race<List<Integer>> race = new Crowd();
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> race.rule(race.program()));
        assertTold("make fewer calls", told);
    }

    static final class WithoutReference extends Race<List<Integer>> {}

    @Test
    void a_race_without_a_reference_is_told_what_is_missing() {
        Race<List<Integer>> race = new WithoutReference();
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> race.rule(race.program()));
        assertTold("has no reference", told);
    }

    static final class Referring extends Race<List<Integer>> {
        Referring() {
            fixed("by reference", ArrayList::new);
        }
    }

    @Test
    void a_subject_made_by_a_constructor_reference_is_refused() {
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, Referring::new);
        assertTold("write () -> new X()", told);
    }

    @Test
    void a_program_is_read_from_its_text() {
        Race<List<Integer>> race = new Log();
        String text = "add(0) | add(1); size() | add(3) | -";
        assertEquals(text, race.program(text).text());
        assertTold(
                "no call \"fly()\"", assertThrows(IllegalArgumentException.class, () -> race.program("- | fly() | -")));
        assertTold("a program is", assertThrows(IllegalArgumentException.class, () -> race.program("size()")));
    }
}
