package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.Mutant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be said of mutants depends on what is seen without one. */
class BaselineTest {
    private static final Mutant MUTANT = mutant("a.Future", 7);

    private static Mutant mutant(String className, int line) {
        return new Mutant("skip-call", className, "run", 1, line, "no call of anything");
    }

    private static Baseline.Entry parked(String parker, double seconds, List<Sighting> sightings) {
        return new Baseline.Entry(null, "parked-" + parker, seconds, Set.of("a.Future:7"), sightings);
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
        assertEquals(List.of("monitor"), baseline.parkers(MUTANT));
    }

    @Test
    void only_who_runs_a_line_judges_it_and_the_cheapest_first() {
        Harness model =
                Harness.all().stream().filter(Harness::isModel).findFirst().orElseThrow();
        Baseline.Entry entry = new Baseline.Entry(model, model.name(), 3, Set.of("a.Future:8"), List.of());
        Baseline baseline =
                new Baseline(List.of(parked("thread", 2, List.of()), parked("monitor", 1, List.of()), entry));
        assertEquals(List.of("monitor", "thread"), baseline.parkers(MUTANT));
        assertEquals(List.of(), baseline.harnesses(MUTANT, true));
        assertEquals(List.of(model), baseline.harnesses(mutant("a.Future", 8), true));
        assertEquals(List.of(), baseline.harnesses(mutant("a.Future", 8), false));
        assertFalse(baseline.covers(mutant("a.Future", 9)));
    }

    @Test
    void a_field_is_judged_by_who_runs_any_line_of_its_class() {
        Baseline baseline = new Baseline(List.of(parked("thread", 1, List.of())));
        assertTrue(baseline.covers(mutant("a.Future", 0)));
        assertFalse(baseline.covers(mutant("a.Futures", 0)));
    }
}
