package io.raceproof.stress.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    private static final StressTable CONTROL = table(1_000_000, 1_000);

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
        assertTrue(String.join(" ", judgement.bounds()).contains("1 in 333,333"), judgement.bounds()::toString);
    }

    @Test
    void a_zero_with_too_few_samples_is_inconclusive() {
        assertVerdict(Verdict.INCONCLUSIVE, "1,000 times in 1,001,000", Judge.stress(table(1_000, 0), CONTROL));
    }

    @Test
    void a_zero_whose_control_was_not_caught_is_inconclusive() {
        assertVerdict(
                Verdict.INCONCLUSIVE, "0 times in 1,000,000", Judge.stress(table(1_000_000, 0), table(1_000_000, 0)));
    }

    @Test
    void a_zero_whose_control_could_not_be_run_is_trouble() {
        assertVerdict(Verdict.ENVIRONMENT, "the JVM died", Judge.stress(table(1_000, 0), table(0, 0, "the JVM died")));
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
    void a_twin_that_was_caught_is_broken_and_one_that_was_not_is_inconclusive() {
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
    void a_missed_twin_makes_a_clean_run_inconclusive() {
        assertVerdict(
                Verdict.INCONCLUSIVE,
                "missed the broken twin in 7 schedules",
                model(Finding.NOTHING, Finding.NOTHING, Finding.VIOLATION));
    }

    @Test
    void a_clean_run_with_its_canary_and_its_twin_caught_holds() {
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
