package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.Ledgers;
import io.raceproof.stress.race.samples.Tills;
import io.raceproof.stress.race.samples.TimedHandOver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One preemption breaks what an author's program does not, and never what is right. */
@NightlyTier("starts two JVMs for six subjects")
class PreemptedProgramsTest {
    private static final Effort EFFORT = new Effort(200, Duration.ofSeconds(20), 1);

    @Test
    void lost_updates_a_third_thread_and_a_lock_that_is_kept_are_found(@TempDir Path directory) throws Exception {
        List<RaceSearch> found =
                search(directory, new Ledgers(), "two steps", "wrong lock", "keeps the lock", "one lock");
        assertEquals("- | sell(1) | sell(2) | -", found.get(0).calls());
        assertFalse(found.get(1).violation().isEmpty(), found::toString);
        assertFalse(found.get(2).violation().isEmpty(), found::toString);
        assertEquals("", found.get(3).violation() + found.get(3).trouble(), found::toString);
    }

    @Test
    void a_time_out_runs_out_at_every_step(@TempDir Path directory) throws Exception {
        List<RaceSearch> found = search(directory, new TimedHandOver(), "two steps", "one step");
        assertEquals("- | take() | put() | -", found.get(0).calls(), found::toString);
        assertEquals("", found.get(1).violation() + found.get(1).trouble(), found::toString);
    }

    @Test
    void a_thread_is_stopped_between_two_synchronized_methods(@TempDir Path directory) throws Exception {
        List<RaceSearch> found = search(directory, new Tills(), "two methods", "two blocks", "one method");
        assertEquals("- | take() | take() | -", found.get(0).calls(), found::toString);
        assertEquals("- | take() | take() | -", found.get(1).calls(), found::toString);
        assertEquals("", found.get(2).violation() + found.get(2).trouble(), found::toString);
    }

    private static List<RaceSearch> search(Path directory, Race<?> race, String... names) throws InterruptedException {
        List<Trial> trials =
                Stream.of(names).map(name -> Trial.of(race, race.subject(name))).toList();
        return PreemptedPrograms.search(trials, EFFORT, Duration.ofMinutes(10), JvmSettings.SAME, directory);
    }
}
