package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.fit.Fit;
import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.samples.MisfitScenarios;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** All that are, in whatever tier they run. The tool is not run. */
    @Test
    void every_harness_has_a_control_that_fits() throws Exception {
        List<String> misfits = new ArrayList<>();
        int pairs = 0;
        for (Harness harness : Harness.all()) {
            Class<?> control = harness.control();
            if (control != null && harness.isModel()) {
                pairs++;
                Fit.misfit(
                                ScenarioProbe.of(harness.type().asSubclass(Scenario.class)),
                                ScenarioProbe.of(control.asSubclass(Scenario.class)))
                        .ifPresent(misfits::add);
            }
        }
        assertEquals("", String.join("\n", misfits));
        assertTrue(pairs > 50, pairs + " pairs");
    }

    /** The model checker finds nothing to run in it, and ends after three schedules. */
    @Test
    void an_empty_scenario_beside_a_broken_control_is_inconclusive(@TempDir Path directory) throws Exception {
        ModelCheck.Result result = ModelCheck.run(
                List.of(MisfitScenarios.Empty.class, MisfitScenarios.Locked.class, MisfitScenarios.Control.class),
                100,
                Duration.ofMinutes(2),
                List.of(),
                directory);
        Exploration control = result.explorations().get(2);
        Judgement empty = Judge.model(result.explorations().get(0), control, result);
        assertEquals(Verdict.INCONCLUSIVE, empty.verdict(), empty::whole);
        assertEquals(
                "the control MisfitScenarios$Control does not fit MisfitScenarios$Empty: it has 2 actors, the test 0",
                empty.reason());
        Judgement locked = Judge.model(result.explorations().get(1), control, result);
        assertEquals(Verdict.HELD, locked.verdict(), locked::whole);
        assertTrue(
                locked.whole().endsWith("the control failed at schedule " + control.schedules() + ", as required"),
                locked::whole);
    }
}
