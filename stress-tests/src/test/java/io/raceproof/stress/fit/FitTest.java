package io.raceproof.stress.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a difference between two profiles. */
class FitTest {
    private static Profile profile(String test, String result, boolean threads) {
        List<Profile.Actor> actors = List.of(new Profile.Actor("left", Set.of("get/2")));
        return new Profile(test, "L_Result", actors, Map.of("left", result), threads, "");
    }

    @Test
    void a_wait_that_runs_out_of_time_is_chance_only_where_another_thread_may_have_been_late() {
        String late = "java.util.concurrent.TimeoutException";
        assertEquals(
                Optional.of("the control Control does not fit Test: with left in turn the test gives \"" + late
                        + "\", the control \"2\""),
                Fit.misfit(profile("Test", late, false), profile("Control", "2", true)));
        assertEquals(
                Optional.of(
                        "the control Control does not fit Test: with left in turn the test gives \"2\", the control \""
                                + late + "\""),
                Fit.misfit(profile("Test", "2", true), profile("Control", late, false)));
        assertEquals(Optional.empty(), Fit.misfit(profile("Test", late, true), profile("Control", "2", false)));
        assertEquals(Optional.empty(), Fit.misfit(profile("Test", "2", false), profile("Control", late, true)));
    }

    /** The error that ends it may be caught: by a pool, whose future then fails. */
    @Test
    void a_run_of_which_a_thread_was_cut_short_has_no_result() throws InterruptedException {
        Optional<String> result = Probe.twice(
                running -> {
                    running.as("left");
                    try {
                        Coverage.pause(Coverage.PATIENCE + 1);
                        return "ended";
                    } catch (Error e) {
                        return "failed";
                    }
                },
                new Coverage());
        assertEquals(Optional.empty(), result);
    }
}
