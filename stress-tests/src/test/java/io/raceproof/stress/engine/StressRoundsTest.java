package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rounds, sessions and the time, with a tool and a clock that are played. */
class StressRoundsTest {
    private static final Check TWIN = check("Twin", true, null);
    private static final Check SUBJECT = check("Subject", false, "Twin");

    private final Map<String, Judgement> decided = new LinkedHashMap<>();
    private final Map<String, StressTable> tables = new LinkedHashMap<>();

    private static Check check(String test, boolean mustBeCaught, @Nullable String control) {
        return new Check(test, Check.Lens.STRESS, 2, Tier.SMOKE, mustBeCaught, List.of(), control);
    }

    private void run(FakeTool tool, Duration time, Check... checks) throws InterruptedException {
        run(tool, time, true, checks);
    }

    private void run(FakeTool tool, Duration time, boolean byTheClock, Check... checks) throws InterruptedException {
        Settings settings = new Settings(
                Tier.SMOKE,
                Budget.SMOKE,
                time,
                byTheClock,
                Duration.ofSeconds(60),
                100,
                List.of(),
                Optional.empty(),
                Shard.ALL,
                false,
                Optional.empty());
        new StressRounds(List.of(checks), settings, tool, tool::now, (check, table, judgement, took) -> {
                    decided.put(check.test(), judgement);
                    tables.put(check.test(), table);
                })
                .run();
    }

    private Judgement judgement(String test) {
        return Objects.requireNonNull(decided.get(test), test);
    }

    private Verdict verdict(String test) {
        return judgement(test).verdict();
    }

    private static FakeTool caught(long perMillion) {
        return new FakeTool(test -> FakeTool.table(test, 1_000_000, test.startsWith("Twin") ? perMillion : 0));
    }

    @Test
    void the_control_is_run_with_its_subject_and_before_it() throws InterruptedException {
        FakeTool tool = caught(1_000);
        run(tool, Duration.ofSeconds(75), SUBJECT);
        assertEquals(
                List.of(List.of("Twin", "Subject")),
                tool.calls.stream().map(FakeTool.Call::tests).toList());
        assertEquals(Verdict.HELD, verdict("Subject"));
    }

    @Test
    void all_tests_share_one_session() throws InterruptedException {
        FakeTool tool = caught(1_000);
        run(tool, Duration.ofSeconds(75), SUBJECT, TWIN, check("Other", false, "Twin"));
        assertEquals(
                List.of(List.of("Twin", "Subject", "Other")),
                tool.calls.stream().map(FakeTool.Call::tests).toList());
        assertEquals(Map.of("Twin", Verdict.BROKEN, "Subject", Verdict.HELD, "Other", Verdict.HELD), verdicts());
    }

    private Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        decided.forEach((test, judgement) -> verdicts.put(test, judgement.verdict()));
        return verdicts;
    }

    @Test
    void what_lacks_power_is_run_again_and_longer_until_it_has_enough() throws InterruptedException {
        FakeTool tool = caught(6); // six hits a round: twenty are needed, at the lower bound of the rate
        run(tool, Duration.ofMinutes(10), SUBJECT);
        assertEquals(Verdict.HELD, verdict("Subject"));
        assertEquals(
                List.of(5, 10, 20, 40, 80),
                tool.calls.stream()
                        .map(call -> call.budget().iterations())
                        .limit(5)
                        .toList());
    }

    @Test
    void a_control_that_is_never_caught_makes_its_subject_inconclusive_when_the_time_is_used_up()
            throws InterruptedException {
        FakeTool tool = caught(0);
        run(tool, Duration.ofSeconds(60), SUBJECT);
        assertEquals(Verdict.INCONCLUSIVE, verdict("Subject"));
        assertTrue(judgement("Subject").reason().contains("the time for all tests, 60 s, is used up"));
        assertTrue(tool.now() > Duration.ofSeconds(40).toNanos(), "it gave up after " + tool.now() + " ns");
        assertTrue(tool.now() <= Duration.ofSeconds(60).toNanos(), "it took " + tool.now() + " ns");
    }

    @Test
    void what_does_not_fit_is_left_out_and_inconclusive() throws InterruptedException {
        List<Check> many = new ArrayList<>(List.of(TWIN));
        for (int i = 0; i < 50; i++) {
            many.add(check("Subject" + i, false, "Twin"));
        }
        FakeTool tool = caught(1_000);
        run(tool, Duration.ofSeconds(40), many.toArray(Check[]::new));
        assertEquals(51, decided.size());
        assertEquals(Verdict.BROKEN, verdict("Twin"), "the controls are first");
        assertEquals(Verdict.HELD, verdict("Subject0"));
        assertEquals(Verdict.INCONCLUSIVE, verdict("Subject49"));
        assertTrue(judgement("Subject49").reason().startsWith("not run: the time for all tests, 40 s"));
        assertTrue(tool.now() <= Duration.ofSeconds(40).toNanos());
    }

    @Test
    void that_the_machine_is_busy_costs_nothing_unless_the_user_gave_the_time() throws InterruptedException {
        Check[] many = IntStream.range(0, 100)
                .mapToObj(i -> check("Subject" + i, false, "Twin"))
                .toArray(Check[]::new);
        FakeTool busy = caught(1_000);
        busy.slowness = 10;
        run(busy, Duration.ofMinutes(5), false, many);
        assertEquals(Set.of(Verdict.HELD), Set.copyOf(verdicts().values()));
        assertTrue(busy.now() > Duration.ofMinutes(5).toNanos(), "it was not busy: " + busy.now() + " ns");
        decided.clear();
        FakeTool byTheClock = caught(1_000);
        byTheClock.slowness = 10;
        run(byTheClock, Duration.ofMinutes(5), true, many);
        assertEquals(Verdict.INCONCLUSIVE, verdict("Subject99"));
    }

    @Test
    void on_a_busy_machine_it_ends_too() throws InterruptedException {
        FakeTool busy = caught(0);
        busy.slowness = 10;
        run(busy, Duration.ofSeconds(60), false, SUBJECT);
        assertEquals(Verdict.INCONCLUSIVE, verdict("Subject"));
        assertTrue(busy.now() <= Duration.ofMinutes(10).toNanos(), "it took " + busy.now() + " ns");
    }

    @Test
    void a_check_that_can_show_nothing_is_not_run_again() throws InterruptedException {
        FakeTool tool = caught(0);
        run(tool, Duration.ofSeconds(75), check("Unsupported", false, null));
        assertEquals(1, tool.calls.size());
        assertEquals(Verdict.INCONCLUSIVE, verdict("Unsupported"));
        assertTrue(judgement("Unsupported").reason().contains("@Control"));
    }

    @Test
    void a_hanging_test_is_ended_and_named_and_the_others_are_judged() throws InterruptedException {
        FakeTool tool = caught(1_000);
        tool.hanging.add("Hanging");
        run(tool, Duration.ofSeconds(75), TWIN, check("Hanging", false, "Twin"), SUBJECT);
        assertAll(
                () -> assertEquals(
                        Map.of("Twin", Verdict.BROKEN, "Hanging", Verdict.ENVIRONMENT, "Subject", Verdict.HELD),
                        verdicts()),
                () -> assertTrue(
                        judgement("Hanging").reason().startsWith("Hanging did not end"),
                        judgement("Hanging").reason()));
    }

    @Test
    void a_session_that_is_killed_keeps_what_had_finished() throws InterruptedException {
        FakeTool tool = caught(1_000);
        tool.hanging.add("Hanging");
        run(tool, Duration.ofSeconds(75), TWIN, check("Hanging", false, "Twin"), SUBJECT);
        assertEquals(
                List.of(List.of("Twin", "Hanging", "Subject"), List.of("Hanging"), List.of("Subject")),
                tool.calls.stream().map(FakeTool.Call::tests).toList(),
                "the control had been caught, and is not run again");
        StressTable subject = Objects.requireNonNull(tables.get("Subject"));
        assertEquals(2_000_000, subject.samples(), "those of the session that was killed, and of its own");
        assertEquals(List.of(), subject.trouble());
    }

    @Test
    void a_control_that_does_not_fit_is_not_run_again() throws InterruptedException {
        FakeTool tool = new FakeTool(test -> new StressTable(
                test,
                FakeTool.table(test, 1_000_000, test.startsWith("Twin") ? 1_000 : 0)
                        .runs(),
                test.startsWith("Twin")
                        ? new Profile(test, "I_Result", List.of(), Map.of(), false, "")
                        : new Profile(test, "II_Result", List.of(), Map.of(), false, "")));
        run(tool, Duration.ofSeconds(75), SUBJECT);
        assertEquals(1, tool.calls.size());
        assertEquals(Verdict.INCONCLUSIVE, verdict("Subject"));
        assertEquals(
                "the control Twin does not fit Subject: its result is of type I_Result, the test's of type II_Result",
                judgement("Subject").reason());
    }

    @Test
    void a_hanging_control_makes_its_subject_trouble_and_no_verdict() throws InterruptedException {
        FakeTool tool = caught(1_000);
        tool.hanging.add("Twin");
        run(tool, Duration.ofSeconds(75), SUBJECT);
        assertEquals(Verdict.ENVIRONMENT, verdict("Subject"));
        assertTrue(
                judgement("Subject").reason().contains("Twin did not end"),
                judgement("Subject").reason());
    }

    @Test
    void a_test_alone_that_hangs_is_not_run_twice() throws InterruptedException {
        FakeTool tool = caught(1_000);
        tool.hanging.add("Twin");
        run(tool, Duration.ofSeconds(75), TWIN);
        assertEquals(1, tool.calls.size());
        assertEquals(Verdict.ENVIRONMENT, verdict("Twin"));
    }

    @Test
    void a_limit_leaves_time_for_the_session_and_the_watchdog() throws InterruptedException {
        FakeTool tool = caught(1_000);
        run(tool, Duration.ofSeconds(75), SUBJECT);
        assertFalse(tool.calls.get(0).limit().compareTo(Duration.ofSeconds(60 + 5)) < 0);
    }
}
