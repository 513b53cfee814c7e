package io.raceproof.stress.preempted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.PreemptedPrograms;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Subject;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.race.samples.TimedItems;
import io.raceproof.stress.race.samples.TimedOpening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Time-outs run out at every step of a program, and nobody waits for them: what gives up wrongly is caught, and no timed wait that is
 * right raises an alarm, whether it is the user's, the JDK's or the executor's.
 */
class TimeOutsTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** The author's program, and one more. */
    private static final Effort BRIEFLY = new Effort(2, Duration.ofSeconds(5), 1);

    private static final Effort LONGER = new Effort(30, Duration.ofSeconds(20), 1);

    @Test
    @PrTier("starts two JVMs")
    void a_wake_up_that_who_gives_up_keeps_is_missed(@TempDir Path directory) throws InterruptedException {
        List<RaceSearch> found =
                search(new TimedItems(), BRIEFLY, directory, "loses the item", "loses the wake-up", "waking");
        assertTrue(found.get(0).violation().contains("end: 0"), found.get(0)::violation);
        assertTrue(found.get(1).isDeadlocked(), found.get(1)::violation);
        assertEquals("- | borrowInTime() | take() | put() | -", found.get(1).calls());
        assertEquals("", found.get(2).violation() + found.get(2).trouble());
        RaceSearch ours =
                search(new TimedFuturePrograms(), BRIEFLY, directory, "futures").get(0);
        assertEquals("", ours.violation() + ours.trouble());
        assertTrue(ours.preemptions() > 20, () -> ours.preemptions() + " preemptions");
    }

    static Stream<Race<?>> races() {
        return Stream.of(
                new TimedItems(),
                new TimedOpening(),
                new TimedFuturePrograms(),
                new TimedSeveralPrograms(),
                new TimedPoolPrograms(),
                new TimedEndPrograms());
    }

    @ParameterizedTest
    @MethodSource("races")
    @NightlyTier("takes minutes")
    void whoever_gives_up_rightly_is_held(Race<?> race, @TempDir Path directory) throws InterruptedException {
        List<? extends Subject<?>> subjects = race.subjects();
        List<RaceSearch> found = search(
                race, LONGER, directory, subjects.stream().map(Subject::name).toArray(String[]::new));
        for (int i = 0; i < found.size(); i++) {
            String violation = found.get(i).violation();
            assertEquals("", found.get(i).trouble(), subjects.get(i).name());
            if (subjects.get(i).role() == Subject.Role.BROKEN) {
                assertFalse(violation.isEmpty(), subjects.get(i).name());
            } else {
                assertEquals("", violation, subjects.get(i).name());
            }
        }
    }

    private static List<RaceSearch> search(Race<?> race, Effort effort, Path directory, String... names)
            throws InterruptedException {
        List<Trial> trials =
                Stream.of(names).map(name -> Trial.of(race, race.subject(name))).toList();
        return PreemptedPrograms.search(trials, effort, LIMIT, JvmSettings.SAME, directory.resolve(race.title()));
    }
}
