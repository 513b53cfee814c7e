package io.raceproof.stress.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.ModelCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final StressTable CONTROL = control(1_000_000, 1_000);

    private static StressTable control(long good, long bad, String... trouble) {
        return new StressTable("Control", table(good, bad, trouble).runs());
    }

    private static StressTable table(long good, long bad, String... trouble) {
        return new StressTable(
                "Test",
                List.of(new StressTable.Run(
                        "a JVM",
                        List.of(
                                new StressTable.Outcome("2", Expectation.ACCEPTABLE, good, "all is there"),
                                new StressTable.Outcome("1", Expectation.FORBIDDEN, bad, "an update was lost")),
                        List.of(trouble))));
    }

    private static Exploration exploration(Finding finding) {
        return new Exploration("Scenario", finding, "what was said", 7, 100, null);
    }

    private static Judgement model(Finding subject, Finding control, Finding canary) {
        return Judge.model(
                exploration(subject),
                exploration(control),
                new ModelCheck.Result(exploration(canary), List.of(exploration(subject), exploration(control))));
    }

    private static void assertVerdict(Verdict verdict, String inReason, Judgement judgement) {
        assertEquals(verdict, judgement.verdict(), judgement::reason);
        assertTrue(judgement.reason().contains(inReason), judgement::reason);
    }

    @Test
    void the_whole_of_a_judgement_says_nothing_twice() {
        Judgement held = Judge.stress(table(1_000_000, 0), CONTROL);
        assertEquals(String.join("; ", held.bounds()), held.whole());
        assertTrue(held.whole().contains(held.reason()), held::whole);
        Judgement broken = Judge.stress(table(9, 1), CONTROL);
        assertEquals(broken.reason() + "; " + String.join("; ", broken.bounds()), broken.whole());
        assertEquals("why", Judgement.of(Verdict.INCONCLUSIVE, "why").whole());
    }

    @Test
    void a_violation_is_broken_whatever_the_control_says() {
        assertVerdict(Verdict.BROKEN, "an update was lost, 1 times in 10", Judge.stress(table(9, 1), table(0, 0)));
    }

    @Test
    void a_violation_is_broken_though_another_jvm_had_trouble() {
        assertVerdict(Verdict.BROKEN, "an update was lost", Judge.stress(table(9, 1, "a JVM died"), CONTROL));
    }

    @Test
    void a_zero_with_power_holds_and_says_within_which_bounds() {
        Judgement judgement = Judge.stress(table(1_000_000, 0), CONTROL);
        assertVerdict(Verdict.HELD, "no violation in 1,000,000 samples", judgement);
        assertEquals(
                List.of(
                        "jcstress: no violation in 1,000,000 samples",
                        "0 seen, 947 expected at the control's rate (lower 95 % bound);"
                                + " 95 % upper bound on the rate 1 in 333,808"),
                judgement.bounds());
    }

    @Test
    void a_zero_with_too_few_samples_is_inconclusive() {
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "only 1,000 times in 1,001,000: fewer than 20 were expected; run longer",
                Judge.stress(table(1_000, 0), CONTROL));
    }

    @Test
    void a_zero_whose_control_was_not_caught_is_inconclusive() {
        Judgement judgement = Judge.stress(table(1_000_000, 0), control(1_000_000, 0));
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "0 times in 1,000,000: it is not broken, or this processor does not show it",
                judgement);
        assertFalse(judgement.reason().contains("run"), "no number of samples is known to help");
    }

    @Test
    void a_point_rate_that_promises_enough_is_not_enough() {
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "fewer than 20 were expected",
                Judge.stress(table(21_000_000, 0), control(999_999, 1)));
    }

    @Test
    void a_control_that_shows_what_the_test_accepts_does_not_fit() {
        StressTable accepting = new StressTable(
                "Accepting",
                List.of(new StressTable.Run(
                        "a JVM",
                        List.of(new StressTable.Outcome("[12]", Expectation.ACCEPTABLE, 0, "any")),
                        List.of())));
        StressTable seen = new StressTable(
                "Accepting",
                List.of(new StressTable.Run(
                        "a JVM",
                        List.of(new StressTable.Outcome("2", Expectation.ACCEPTABLE, 1_000_000, "any")),
                        List.of())));
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "the control Control does not fit Accepting: it forbids \"1\" and shows it, but the test accepts it",
                Judge.stress(accepting.plus(seen), CONTROL));
    }

    private static StressTable hanging() {
        return new StressTable(
                "Test",
                List.of(new StressTable.Run(
                        "a JVM",
                        List.of(),
                        List.of(),
                        List.of("actor right() does not end: it waits at A.b", "frames"))));
    }

    @Test
    void an_actor_that_is_stuck_is_broken_if_the_control_has_ended_and_trouble_if_not() {
        assertVerdict(Verdict.BROKEN, "actor right() does not end: it waits at A.b", Judge.stress(hanging(), CONTROL));
        assertVerdict(Verdict.ENVIRONMENT, "no control has ended", Judge.stress(hanging(), control(0, 0)));
        assertVerdict(
                Verdict.ENVIRONMENT,
                "no control has ended",
                Judge.stress(hanging(), new StressTable("Control", hanging().runs())));
        assertVerdict(Verdict.ENVIRONMENT, "no control has ended", Judge.mustBeCaught(hanging()));
    }

    @Test
    void a_control_that_is_stuck_says_nothing_of_its_test() {
        assertVerdict(
                Verdict.ENVIRONMENT,
                "its control could not be judged: actor right() does not end",
                Judge.stress(
                        table(1_000, 0), new StressTable("Control", hanging().runs())));
    }

    @Test
    void a_zero_whose_control_could_not_be_run_is_trouble() {
        assertVerdict(
                Verdict.ENVIRONMENT, "the JVM died", Judge.stress(table(1_000, 0), control(0, 0, "the JVM died")));
    }

    @Test
    void trouble_is_no_verdict_on_the_subject() {
        assertVerdict(Verdict.ENVIRONMENT, "the JVM died", Judge.stress(table(1_000, 0, "the JVM died"), CONTROL));
    }

    @Test
    void no_sample_is_trouble() {
        assertVerdict(Verdict.ENVIRONMENT, "no sample", Judge.stress(table(0, 0), CONTROL));
    }

    @Test
    void nothing_is_evident_in_a_clean_table() {
        assertNull(Judge.evident(table(10, 0)));
        assertNotNull(Judge.evident(table(10, 1)));
    }

    @Test
    void a_control_that_was_caught_is_broken_and_one_that_was_not_is_inconclusive() {
        assertVerdict(Verdict.BROKEN, "an update was lost", Judge.mustBeCaught(CONTROL));
        assertVerdict(Verdict.INCONCLUSIVE, "0 times in 10 samples", Judge.mustBeCaught(table(10, 0)));
        assertVerdict(Verdict.ENVIRONMENT, "died", Judge.mustBeCaught(table(10, 0, "the JVM died")));
    }

    @Test
    void what_must_be_seen_holds_if_all_of_it_was_and_is_inconclusive_if_not() {
        assertVerdict(Verdict.HELD, "seen", Judge.mustSee(table(10, 0), List.of("2")));
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "\"1\" must be seen, but was seen 0 times in 10",
                Judge.mustSee(table(10, 0), List.of("2", "1")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"VIOLATION", "EXCEPTION", "DEADLOCK", "LIVELOCK"})
    void what_the_model_checker_found_is_broken(Finding finding) {
        assertVerdict(Verdict.BROKEN, "what was said", model(finding, Finding.NOTHING, Finding.NOTHING));
    }

    @Test
    void trouble_of_the_model_checker_is_no_verdict_on_the_subject() {
        assertVerdict(
                Verdict.ENVIRONMENT,
                "what was said",
                model(Finding.TOOL_TROUBLE, Finding.VIOLATION, Finding.VIOLATION));
    }

    @Test
    void a_scenario_that_was_not_run_is_inconclusive_and_never_held() {
        assertVerdict(Verdict.INCONCLUSIVE, "not run", model(Finding.NOT_RUN, Finding.VIOLATION, Finding.VIOLATION));
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"NOTHING", "TOOL_TROUBLE", "NOT_RUN"})
    void a_missed_canary_makes_a_clean_run_inconclusive(Finding canary) {
        assertVerdict(Verdict.INCONCLUSIVE, "missed its canary", model(Finding.NOTHING, Finding.VIOLATION, canary));
    }

    @Test
    void a_missed_control_makes_a_clean_run_inconclusive_and_more_schedules_are_advised_only_if_there_are_more() {
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "missed the control in 7 schedules: allow more schedules",
                model(Finding.NOTHING, Finding.NOTHING, Finding.VIOLATION));
        Exploration all = new Exploration("Control", Finding.NOTHING, "", 7, 100, null, null, true, null, List.of());
        Judgement judgement = Judge.model(
                exploration(Finding.NOTHING),
                all,
                new ModelCheck.Result(exploration(Finding.VIOLATION), List.of(exploration(Finding.NOTHING), all)));
        assertVerdict(Verdict.INCONCLUSIVE, "missed the control in all of its 7 schedules", judgement);
        assertFalse(judgement.reason().contains("allow more"), judgement::reason);
    }

    @Test
    void a_control_that_the_tool_could_not_explore_is_trouble() {
        assertVerdict(
                Verdict.ENVIRONMENT,
                "the control could not be explored: what was said",
                model(Finding.NOTHING, Finding.TOOL_TROUBLE, Finding.VIOLATION));
    }

    @Test
    void a_clean_run_with_its_canary_and_its_control_caught_holds() {
        assertEquals(
                List.of("Lincheck: 7 schedules; the control failed at schedule 7, as required", "what was said"),
                model(Finding.NOTHING, Finding.VIOLATION, Finding.VIOLATION).bounds(),
                "what was not explored is said with it");
        assertVerdict(
                Verdict.HELD,
                "no violation in 7 schedules",
                model(Finding.NOTHING, Finding.VIOLATION, Finding.VIOLATION));
    }

    @Test
    void exit_codes_are_those_of_the_documentation() {
        assertEquals(
                List.of(0, 1, 2, 3),
                List.of(Verdict.HELD, Verdict.BROKEN, Verdict.INCONCLUSIVE, Verdict.ENVIRONMENT).stream()
                        .map(Verdict::exitCode)
                        .toList());
    }
}
