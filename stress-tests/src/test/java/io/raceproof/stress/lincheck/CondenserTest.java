package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On interleavings made by hand. The code under test is the class Sale; List stands for the JDK. */
class CondenserTest {
    private final List<Step> steps = new ArrayList<>();

    private int add(int thread, Kind kind, String text, @Nullable String variable, String type, int line, int caller) {
        steps.add(new Step(thread, kind, text, variable, new Location(type, "m", type + ".java", line), caller));
        return steps.size() - 1;
    }

    private int call(int thread, String text, int line) {
        return add(thread, Kind.CALL, text, null, "Sale", line, -1);
    }

    private void reads(int thread, String variable, int caller) {
        add(thread, Kind.READ, variable + " ➜ 0", "list#1." + variable, "List", 100, caller);
    }

    private void writes(int thread, String variable, int caller) {
        add(thread, Kind.WRITE, variable + " = 1", "list#1." + variable, "List", 101, caller);
    }

    private List<CondensedTrace.Row> rows() {
        return story().rows();
    }

    private CondensedTrace story() {
        return Condenser.condense(new Interleaving(List.of("main", "thread 1", "thread 2"), steps), "Sale"::equals);
    }

    @Test
    void conflicting_accesses_deep_in_the_jdk_are_told_over_the_line_that_led_there() {
        int left = call(1, "list.add(1)", 15);
        reads(1, "size", left);
        int right = call(2, "list.add(2)", 15);
        reads(2, "size", right);
        writes(2, "size", right);
        writes(1, "size", left);
        List<CondensedTrace.Row> rows = rows();
        assertEquals(
                List.of(1, 2, 1), rows.stream().map(CondensedTrace.Row::thread).toList());
        assertEquals(
                List.of(false, false, true),
                rows.stream().map(CondensedTrace.Row::goesOn).toList());
        assertEquals(List.of("reads size: 0"), rows.get(0).details());
        assertEquals(List.of("reads size: 0", "size = 1"), rows.get(1).details());
        assertEquals("list.add(1)", rows.get(2).action());
        assertEquals("Sale.java:15", rows.get(2).location().toString());
    }

    /** Two writes of one variable, and what is told beside them. */
    private void assertNothingElseIsTold() {
        writes(1, "x", call(1, "list.set()", 90));
        writes(2, "x", call(2, "list.set()", 91));
        assertEquals(
                List.of("x = 1", "x = 1"),
                rows().stream().flatMap(row -> row.details().stream()).toList());
    }

    @Test
    void what_one_thread_uses_alone_is_left_out() {
        int left = call(1, "list.add(1)", 15);
        reads(1, "own", left);
        writes(1, "own", left);
        assertNothingElseIsTold();
    }

    @Test
    void what_nobody_writes_is_left_out() {
        reads(1, "constant", call(1, "list.get()", 15));
        reads(2, "constant", call(2, "list.get()", 15));
        assertNothingElseIsTold();
    }

    @Test
    void bookkeeping_is_left_out() {
        writes(1, "modCount", call(1, "list.add(1)", 15));
        writes(2, "modCount", call(2, "list.add(2)", 15));
        assertNothingElseIsTold();
    }

    @Test
    void what_the_main_thread_does_before_is_no_conflict() {
        writes(0, "size", call(0, "new list", 10));
        reads(1, "size", call(1, "list.size()", 15));
        assertNothingElseIsTold();
    }

    @Test
    void where_nothing_is_to_be_told_the_steps_themselves_are_and_repetitions_once() {
        for (int i = 0; i < 3; i++) {
            add(1, Kind.READ, "go ➜ false", "flag#1.go", "Sale", 15, -1);
            add(1, Kind.CALL, "Thread.onSpinWait()", null, "Sale", 16, -1);
        }
        assertEquals(
                List.of("reads go: false", ""),
                rows().stream().map(row -> String.join("", row.details())).toList());
        assertEquals("Thread.onSpinWait()", rows().get(1).action());
    }

    /** A call of an object of java.util.concurrent on a line of the code under test, which returns after so many steps. */
    private int concurrentCall(int thread, String text, int line, int returned) {
        Subject subject = new Subject("AtomicInteger#1", "n", true, List.of());
        Location place = new Location("Sale", "m", "Sale.java", line);
        steps.add(new Step(thread, Kind.CALL, text, null, place, -1, null, subject, returned));
        return steps.size() - 1;
    }

    @Test
    void calls_of_concurrent_objects_are_rows_with_what_they_return_and_their_insides_are_not() {
        int left = concurrentCall(1, "n.get(): 0", 15, 1);
        reads(1, "value", left);
        int right = concurrentCall(2, "n.set(1)", 16, 3);
        writes(2, "value", right);
        List<CondensedTrace.Row> rows = rows();
        assertEquals(
                List.of("n.get()", "n.set(1)"),
                rows.stream().map(CondensedTrace.Row::action).toList());
        assertEquals(
                List.of(List.of("returns 0"), List.of()),
                rows.stream().map(CondensedTrace.Row::details).toList());
    }

    @Test
    void a_call_that_another_thread_interrupts_returns_in_a_row_of_its_own() {
        int left = concurrentCall(1, "map.put(1): 2", 15, 3);
        concurrentCall(2, "map.put(2): null", 15, 2);
        reads(2, "any", 1);
        reads(1, "any", left);
        List<CondensedTrace.Row> rows = rows();
        assertEquals(
                List.of(1, 2, 1), rows.stream().map(CondensedTrace.Row::thread).toList());
        assertEquals(List.of("returns 2"), rows.get(2).details());
        assertTrue(rows.get(2).goesOn());
    }

    @Test
    void who_waits_in_a_call_is_told_with_who_else_has_used_the_object() {
        concurrentCall(1, "n.await()", 15, LockUse.NEVER);
        assertEquals(List.of("waits forever"), rows().get(0).details());
        CondensedTrace.Stuck stuck = story().ending().stuck().get(0);
        assertEquals(
                "thread 1 waits forever at Sale.java:15 in n.await(), which no other thread has used",
                stuck.sentence(List.of("main", "thread 1")));
        concurrentCall(0, "n.getCount(): 1", 5, 2);
        assertEquals(
                "the last call of main is n.getCount(): 1 at Sale.java:5",
                story().ending().stuck().get(0).reason());
    }

    @Test
    void a_thread_in_code_of_its_own_does_not_wait() {
        Location place = new Location("Sale", "m", "Sale.java", 15);
        steps.add(new Step(1, Kind.CALL, "sale.spin()", null, place, -1, null, null, LockUse.NEVER));
        assertEquals(CondensedTrace.Ending.ALL_WENT_ON, story().ending());
    }

    @Test
    void an_array_that_a_variable_refers_to_is_shown_by_what_it_holds() {
        Subject list = new Subject("list#1", "sold", false, List.of("null", "null"));
        Subject array = new Subject("Array<Object>#3", "", false, List.of("null", "null"));
        Location place = new Location("List", "add", "List.java", 100);
        for (int thread = 1; thread <= 2; thread++) {
            int call = call(thread, "list.add(" + thread + ")", 15);
            String text = "elementData = Array<Object>#3";
            steps.add(new Step(thread, Kind.WRITE, text, "list#1.elementData", place, call, null, list, -1));
            String element = "Array<Object>#3[0]";
            steps.add(new Step(thread, Kind.WRITE, element + " = " + thread, element, place, call, null, array, -1));
        }
        List<CondensedTrace.Row> rows = rows();
        assertEquals(
                List.of("elementData = array#3", "array#3[0] = 1"), rows.get(0).details());
        assertEquals(
                List.of(new CondensedTrace.Field("list#1.elementData", "[1]")),
                rows.get(0).fields());
        assertEquals(
                List.of(new CondensedTrace.Field("list#1.elementData", "[2]")),
                rows.get(1).fields());
    }

    @Test
    void a_monitor_inside_the_jdk_is_told_where_threads_contend_for_it() {
        Location place = new Location("java.util.Vector", "equals", "Vector.java", 100);
        for (int thread = 1; thread <= 2; thread++) {
            int call = call(thread, "a.equals(b)", 15);
            int done = thread == 1 ? steps.size() : LockUse.NEVER;
            LockUse use = new LockUse(LockUse.Action.ENTER, "a", true, true, done);
            steps.add(new Step(thread, Kind.SYNC, "enters synchronized", null, place, call, use));
        }
        assertEquals(
                List.of("enters synchronized on a", "enters synchronized on a: waits forever"),
                rows().stream().flatMap(row -> row.details().stream()).toList());
        assertEquals(
                "held by thread 1, which has ended",
                story().ending().stuck().get(0).reason());
    }

    @Test
    void locks_of_the_code_under_test_are_kept_and_those_of_the_jdk_are_not() {
        int left = concurrentCall(1, "lock.lock()", 20, 1);
        add(1, Kind.SYNC, "parks", null, "List", 200, left);
        add(2, Kind.SYNC, "enters synchronized", null, "Sale", 30, -1);
        List<CondensedTrace.Row> rows = rows();
        assertEquals("lock.lock()", rows.get(0).action());
        assertEquals(List.of(), rows.get(0).details());
        assertEquals(List.of("enters synchronized"), rows.get(1).details());
        assertEquals(2, rows.size());
    }

    @Test
    void a_thread_that_has_to_wait_says_so() {
        concurrentCall(1, "lock.lock()", 20, 1);
        add(1, Kind.SWITCH, "switch (reason: waits for a lock)", null, "", 0, -1);
        assertEquals(List.of("waits for a lock"), rows().get(0).details());
    }

    @Test
    void a_read_that_is_repeated_on_one_line_is_told_once() {
        int left = call(1, "list.add(1)", 15);
        reads(1, "size", left);
        reads(1, "size", left);
        writes(2, "size", call(2, "list.add(2)", 15));
        assertEquals(List.of("reads size: 0"), rows().get(0).details());
    }

    @Test
    void a_long_story_keeps_its_end_and_says_how_much_is_missing() {
        for (int i = 0; i < 40; i++) {
            int thread = 1 + i % 2;
            writes(thread, "size", call(thread, "list.add(" + i + ")", i));
        }
        CondensedTrace story = story();
        assertEquals(Condenser.MOST_ROWS, story.rows().size());
        assertEquals(40 - Condenser.MOST_ROWS, story.left());
        assertTrue(story.rows().get(Condenser.MOST_ROWS - 1).action().contains("39"));
    }

    private void uses(int thread, int line, LockUse.Action action, String lock, int done) {
        steps.add(new Step(
                thread,
                Kind.SYNC,
                action.name(),
                null,
                new Location("Sale", "m", "Sale.java", line),
                -1,
                new LockUse(action, lock, !lock.isEmpty(), true, done)));
    }

    private static String locks(CondensedTrace.Row row) {
        return row.locks().stream()
                .map(lock -> lock.name() + lock.holders() + lock.waiters() + lock.sleepers())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    void fields_have_their_values_after_each_row() {
        int left = call(1, "list.add(1)", 15);
        reads(1, "size", left);
        writes(2, "size", call(2, "list.add(2)", 15));
        List<CondensedTrace.Row> rows = rows();
        assertEquals(
                List.of(new CondensedTrace.Field("list#1.size", "0")),
                rows.get(0).fields());
        assertEquals(
                List.of(new CondensedTrace.Field("list#1.size", "1")),
                rows.get(1).fields());
    }

    @Test
    void a_field_that_is_read_first_has_that_value_from_the_beginning_and_one_that_is_written_first_is_not_known() {
        writes(1, "head", call(1, "list.add(1)", 15));
        reads(2, "size", call(2, "list.size()", 16));
        writes(1, "size", call(1, "list.add(1)", 17));
        writes(2, "tail", call(2, "list.add(2)", 18));
        writes(2, "head", call(2, "list.add(2)", 19));
        writes(1, "tail", call(1, "list.add(1)", 20));
        assertEquals(
                List.of("1", "0", ""),
                rows().get(0).fields().stream().map(CondensedTrace.Field::value).toList());
    }

    @Test
    void a_cycle_of_locks_is_found_and_each_row_knows_who_holds_and_who_waits() {
        uses(1, 10, LockUse.Action.ENTER, "a", 0);
        uses(2, 20, LockUse.Action.ENTER, "b", 1);
        uses(1, 11, LockUse.Action.ENTER, "b", LockUse.NEVER);
        uses(2, 21, LockUse.Action.ENTER, "a", LockUse.NEVER);
        CondensedTrace story = story();
        assertEquals(
                List.of("a[1][][]", "a[1][][] b[2][][]", "a[1][][] b[2][1][]", "a[1][2][] b[2][1][]"),
                story.rows().stream().map(CondenserTest::locks).toList());
        assertEquals(List.of(1, 2), story.ending().cycle());
        assertEquals("ENTER on b: waits forever", story.rows().get(2).details().get(0));
    }

    @Test
    void monitors_without_names_that_two_threads_hold_at_once_are_two_and_the_cycle_is_found_all_the_same() {
        uses(1, 10, LockUse.Action.ENTER, "", 0);
        uses(2, 10, LockUse.Action.ENTER, "", 1);
        uses(1, 11, LockUse.Action.ENTER, "", LockUse.NEVER);
        uses(2, 11, LockUse.Action.ENTER, "", LockUse.NEVER);
        CondensedTrace story = story();
        assertEquals(
                "the lock of line 10[1][2][] the lock of line 10 #2[2][1][]",
                locks(story.rows().get(3)));
        assertEquals(List.of(1, 2), story.ending().cycle());
    }

    @Test
    void a_thread_that_gets_the_lock_in_the_end_has_waited_and_is_not_stuck() {
        uses(1, 10, LockUse.Action.ENTER, "a", 0);
        uses(2, 20, LockUse.Action.ENTER, "a", 3);
        uses(1, 12, LockUse.Action.LEAVE, "", 2);
        uses(2, 22, LockUse.Action.LEAVE, "", 3);
        CondensedTrace story = story();
        assertEquals(
                List.of("a[1][][]", "a[1][2][]", "a[][2][]", ""),
                story.rows().stream().map(CondenserTest::locks).toList());
        assertEquals(CondensedTrace.Ending.ALL_WENT_ON, story.ending());
    }

    @Test
    void a_signal_that_comes_too_early_is_the_one_that_nobody_heard() {
        uses(2, 20, LockUse.Action.ENTER, "a", 0);
        uses(2, 21, LockUse.Action.NOTIFY, "a", 1);
        uses(2, 22, LockUse.Action.LEAVE, "", 2);
        uses(1, 10, LockUse.Action.ENTER, "a", 3);
        uses(1, 11, LockUse.Action.WAIT, "a", LockUse.NEVER);
        CondensedTrace story = story();
        assertEquals("a[][][1]", locks(story.rows().get(4)));
        assertEquals(
                List.of(1),
                story.ending().unheard().stream()
                        .map(CondensedTrace.Signal::step)
                        .toList());
        assertEquals(
                List.of(true),
                story.ending().stuck().stream()
                        .map(CondensedTrace.Stuck::sleeps)
                        .toList());
        assertEquals(
                "NOTIFY on a, and no thread is waiting",
                story.rows().get(1).details().get(0));
    }

    @Test
    void what_the_main_thread_signals_in_its_preparations_is_not_lost() {
        uses(0, 5, LockUse.Action.NOTIFY, "a", 0);
        uses(1, 10, LockUse.Action.ENTER, "a", 1);
        uses(1, 11, LockUse.Action.WAIT, "a", LockUse.NEVER);
        assertEquals(1, story().ending().stuck().size());
        assertEquals(List.of(), story().ending().unheard());
    }

    @Test
    void a_signal_that_wakes_somebody_or_that_nobody_misses_is_not_lost() {
        uses(1, 10, LockUse.Action.ENTER, "a", 0);
        uses(1, 11, LockUse.Action.WAIT, "a", 5);
        uses(2, 20, LockUse.Action.ENTER, "a", 2);
        uses(2, 21, LockUse.Action.NOTIFY, "a", 3);
        uses(2, 22, LockUse.Action.LEAVE, "", 4);
        uses(1, 12, LockUse.Action.LEAVE, "", 5);
        uses(1, 13, LockUse.Action.NOTIFY, "another", 6);
        CondensedTrace story = story();
        assertEquals(
                List.of("a[1][][]", "a[][][1]", "a[2][][1]", "a[2][1][]", "a[][1][]", "", ""),
                story.rows().stream().map(CondenserTest::locks).toList());
        assertEquals(List.of("NOTIFY on a"), story.rows().get(3).details());
        assertEquals(
                List.of("NOTIFY on another, and no thread is waiting"),
                story.rows().get(6).details());
        assertEquals(CondensedTrace.Ending.ALL_WENT_ON, story.ending());
    }

    @Test
    void every_step_is_kept_beside_the_rows_and_knows_its_row() {
        writes(0, "size", call(0, "new list", 10));
        int left = call(1, "list.add(1)", 15);
        reads(1, "size", left);
        reads(1, "own", left);
        writes(2, "size", call(2, "list.add(2)", 15));
        CondensedTrace story = story();
        assertEquals(
                List.of(-1, -1, -1, 0, 0, 0, 1),
                story.steps().stream().map(CondensedTrace.Event::row).toList());
        assertEquals(
                List.of(0, 1, 0, 1, 1, 0, 1),
                story.steps().stream().map(CondensedTrace.Event::depth).toList());
    }

    @Test
    void of_a_trace_without_end_the_last_steps_are_kept() {
        for (int i = 0; i < CondensedTrace.MOST_STEPS + 7; i++) {
            writes(1 + i % 2, "size", call(1 + i % 2, "list.add(" + i + ")", i));
        }
        CondensedTrace story = story();
        assertEquals(CondensedTrace.MOST_STEPS, story.steps().size());
        assertEquals(2 * (CondensedTrace.MOST_STEPS + 7) - CondensedTrace.MOST_STEPS, story.stepsLeft());
        assertEquals(
                story.rows().size() - 1,
                story.steps().get(CondensedTrace.MOST_STEPS - 1).row());
    }
}
