package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.harness.Harness;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be said of mutants depends on what is seen without one. */
class BaselineTest {
    private static Baseline.Entry parked(String parker, double seconds, List<Sighting> sightings) {
        return new Baseline.Entry(null, "parked-" + parker, seconds, Set.of("a.Future"), sightings);
    }

    @Test
    void an_alarm_without_a_mutant_ends_the_run_as_ENVIRONMENT() {
        Sighting alarm = Sighting.kill("parked:thread.place", "was not woken");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> new Baseline(List.of(parked("thread", 1, List.of(alarm)))));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("ENVIRONMENT: "));
    }

    @Test
    void a_harness_that_cannot_judge_the_original_judges_no_mutant() {
        Sighting trouble = Sighting.trouble("parked:thread", "exit status 2");
        Baseline baseline =
                new Baseline(List.of(parked("thread", 1, List.of(trouble)), parked("monitor", 2, List.of())));
        assertEquals(List.of("monitor"), baseline.parkers("a.Future"));
    }

    @Test
    void only_what_loads_a_class_judges_it_and_the_cheapest_first() {
        Harness model =
                Harness.all().stream().filter(Harness::isModel).findFirst().orElseThrow();
        Baseline.Entry entry = new Baseline.Entry(model, model.name(), 3, Set.of("a.Workers"), List.of());
        Baseline baseline =
                new Baseline(List.of(parked("thread", 2, List.of()), parked("monitor", 1, List.of()), entry));
        assertEquals(List.of("monitor", "thread"), baseline.parkers("a.Future"));
        assertEquals(List.of(), baseline.harnesses("a.Future", true));
        assertEquals(List.of(model), baseline.harnesses("a.Workers", true));
        assertEquals(List.of(), baseline.harnesses("a.Workers", false));
    }
}
