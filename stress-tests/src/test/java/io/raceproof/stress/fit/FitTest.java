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
}
