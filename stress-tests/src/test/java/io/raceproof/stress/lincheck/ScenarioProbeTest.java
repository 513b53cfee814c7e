package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.fit.Fit;
import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.harness.PositiveControls;
import io.raceproof.stress.samples.MisfitScenarios;
import io.raceproof.stress.samples.OwnThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which controls fit a scenario. */
class ScenarioProbeTest {
    private static Profile profile(String name) throws Exception {
        return ScenarioProbe.of(
                Class.forName(MisfitScenarios.class.getName() + "$" + name).asSubclass(Scenario.class));
    }

    private static String misfit(String test, String control) throws Exception {
        return Fit.misfit(profile(test), profile(control)).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Empty         | Control     | it has 2 actors, the test 0
            EmptyActors   | Control     | actor 1 of the test calls none of the methods and touches none of the fields
            NoRule        | Control     | the test gives "the rule is kept", the control "the rule is broken"
            OtherInstance | Control     | the test gives "the rule is kept", the control "the rule is broken"
            ReturnsEarly  | Control     | the test gives "the rule is kept", the control "the rule is broken"
            OtherSubject  | Control     | actor 1 of the test calls none of the methods and touches none of the fields
            Three         | Control     | it has 2 actors, the test 3
            Empty         | Canary      | it has 2 actors, the test 0
            Locked        | AlwaysWrong | it breaks its rule without a race, in whatever order its actors run
            """)
    void a_control_that_does_not_fit_is_named_in_one_sentence(String test, String control, String reason)
            throws Exception {
        Profile ofControl = control.equals("Canary") ? ScenarioProbe.of(Canary.class) : profile(control);
        String sentence = Fit.misfit(profile(test), ofControl).orElse("");
        assertTrue(sentence.contains(" does not fit MisfitScenarios$" + test + ": "), sentence);
        assertTrue(sentence.contains(reason), sentence);
    }

    @ParameterizedTest
    @CsvSource({"Locked, Control", "Waiting, WaitingControl"})
    void the_same_harness_with_another_subject_or_protection_fits(String test, String control) throws Exception {
        assertEquals("", misfit(test, control));
    }

    /** The results of the others are no chance. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                OwnThreads.Plain.class,
                OwnThreads.NotInheriting.class,
                OwnThreads.Pool.class,
                OwnThreads.Async.class,
                OwnThreads.Common.class,
                OwnThreads.Parallel.class,
                OwnThreads.None.class
            })
    void threads_that_work_for_a_run_are_seen_whosever_they_are(Class<? extends Scenario> scenario) throws Exception {
        Profile profile = ScenarioProbe.of(scenario);
        assertEquals("", profile.trouble());
        assertEquals(scenario != OwnThreads.None.class, profile.threads(), profile::toString);
    }

    /** The tool is not run. */
    @Test
    void every_harness_has_a_control_that_fits() throws Exception {
        assertEquals(
                "",
                String.join(
                        "\n",
                        PositiveControls.misfits(true, type -> ScenarioProbe.of(type.asSubclass(Scenario.class)))));
        assertTrue(PositiveControls.all(true).size() > 50, PositiveControls.all(true)::toString);
    }
}
