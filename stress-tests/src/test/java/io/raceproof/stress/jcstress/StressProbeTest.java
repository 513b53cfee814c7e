package io.raceproof.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.fit.Fit;
import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.harness.PositiveControls;
import io.raceproof.stress.samples.Counters;
import io.raceproof.stress.samples.Misfits;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which controls fit a jcstress test; nothing races here. */
class StressProbeTest {
    private static Class<?> sample(String name) throws ClassNotFoundException {
        return Class.forName(Misfits.class.getName() + "$" + name);
    }

    private static String misfit(String name) throws Exception {
        Class<?> test = sample(name);
        Class<?> control =
                Objects.requireNonNull(test.getAnnotation(Control.class)).value();
        return Fit.misfit(StressProbe.of(test.getName()), StressProbe.of(control.getName()))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Empty           | actor left of the test calls none of the methods and touches none of the fields
            OtherResult     | its result is of type I_Result, the test's of type II_Result
            ConstantArbiter | the test gives "2", the control
            OtherInstance   | the test gives "2", the control
            ReturnsEarly    | actor left of the test calls none of the methods and touches none of the fields
            OtherSubject    | actor left of the test calls none of the methods and touches none of the fields
            Reordered       | with left in turn the test gives "0, 1", the control "1, 0"
            BesideAlwaysWrong | without its actors the test gives "0", the control "-1"
            """)
    void a_control_that_does_not_fit_is_named_in_one_sentence(String test, String reason) throws Exception {
        String sentence = misfit(test);
        assertTrue(sentence.contains("does not fit Misfits$" + test + ": "), sentence);
        assertTrue(sentence.contains(reason), sentence);
        assertEquals(1, sentence.lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Locked", "Atomic", "DirectLocked"})
    void the_same_harness_with_another_subject_or_protection_fits(String test) throws Exception {
        assertEquals("", misfit(test));
    }

    /** As if both had run: a million samples without a violation, beside a control that was caught. */
    @ParameterizedTest
    @ValueSource(strings = {"Empty", "OtherResult", "Accepting", "ConstantArbiter", "OtherInstance", "ReturnsEarly"})
    void a_zero_beside_a_control_that_does_not_fit_is_inconclusive(String test) throws Exception {
        StressTable control = table(Counters.Racy.class.getName(), "1", Expectation.FORBIDDEN);
        StressTable clean = table(sample(test).getName(), "1", Expectation.ACCEPTABLE);
        Judgement judgement = Judge.stress(clean, control);
        assertEquals(Verdict.INCONCLUSIVE, judgement.verdict(), judgement::whole);
        assertTrue(judgement.reason().startsWith("the control Counters$Racy does not fit Misfits$" + test + ": "));
        StressTable fitting = table(sample("Locked").getName(), "2", Expectation.ACCEPTABLE);
        assertEquals(Verdict.HELD, Judge.stress(fitting, control).verdict());
    }

    private static StressTable table(String test, String id, Expectation expectation) throws Exception {
        StressTable.Outcome outcome = new StressTable.Outcome(id, expectation, 1_000_000, "seen");
        return new StressTable(
                test, List.of(new StressTable.Run("a JVM", List.of(outcome), List.of())), StressProbe.of(test));
    }

    /** The tool is not run. */
    @Test
    void every_harness_has_a_control_that_fits() throws Exception {
        assertEquals("", String.join("\n", PositiveControls.misfits(false, type -> StressProbe.of(type.getName()))));
        assertTrue(PositiveControls.all(false).size() > 20, PositiveControls.all(false)::toString);
    }

    @Test
    void a_profile_says_what_the_actors_do_and_what_comes_of_them_in_turn() throws Exception {
        Profile profile = StressProbe.of(sample("Locked").getName());
        assertEquals("", profile.trouble());
        assertEquals("org.openjdk.jcstress.infra.results.I_Result", profile.resultType());
        assertEquals(
                Map.of("", "0", "left", "1", "right", "1", "left, right", "2", "right, left", "2"), profile.inTurn());
        assertTrue(profile.actors().get(0).operations().contains("addLocked/0"), profile::toString);
    }

    @Test
    void what_cannot_be_run_in_turn_is_no_fit() throws Exception {
        Profile unknown = Profile.unknown("Test", "java.lang.VerifyError");
        assertEquals(
                "whether the control Misfits$Locked fits is unknown: Test could not be run in turn: java.lang.VerifyError",
                Fit.misfit(unknown, StressProbe.of(sample("Locked").getName())).orElse(""));
    }
}
