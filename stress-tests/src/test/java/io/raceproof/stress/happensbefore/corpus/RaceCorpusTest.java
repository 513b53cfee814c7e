package io.raceproof.stress.happensbefore.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of the lens: silent on every right program, and a race in each racy one. */
@PrTier("it runs many programs")
class RaceCorpusTest {
    private static final List<String> RIGHT = Stream.of(
                    RightByLocks.class,
                    RightByVolatiles.class,
                    RightByHandOver.class,
                    RightByTasks.class,
                    RightInsideTheJdk.class)
            .flatMap(type -> Programs.of(type).stream())
            .toList();

    @TempDir
    private Path directory;

    /** All of them at night, a hundred runs each; for a change that is proposed every sixth, in fewer. */
    private static final boolean AT_NIGHT =
            Tier.of(System.getProperty("raceproof.tier", "smoke")).compareTo(Tier.NIGHTLY) >= 0;

    private List<RaceSearch> search(List<String> programs) throws InterruptedException {
        Effort effort = AT_NIGHT ? new Effort(100, 30, false) : new Effort(30, 10, true);
        HappensBefore.Result result = HappensBefore.searchNamed(
                programs, effort, Duration.ofMinutes(30), JvmSettings.SAME, HappensBefore.EXECUTOR, directory);
        return result.searches();
    }

    private static String words(RaceSearch search) {
        return search.scenario().replaceFirst(".*\\.", "") + ": "
                + search.races().stream().map(DataRace::sentence).toList() + search.violation() + search.trouble();
    }

    @Test
    void it_is_silent_on_every_right_program() throws Exception {
        List<String> programs = IntStream.range(0, RIGHT.size())
                .filter(i -> AT_NIGHT || i % 6 == 0)
                .mapToObj(RIGHT::get)
                .toList();
        List<String> alarms = search(programs).stream()
                .filter(search -> !search.races().isEmpty()
                        || !search.trouble().isEmpty()
                        || !search.violation().isEmpty())
                .map(RaceCorpusTest::words)
                .toList();
        assertEquals(List.of(), alarms);
    }

    @Test
    void it_finds_a_race_in_every_racy_program() throws Exception {
        List<String> missed = search(Programs.of(Racy.class)).stream()
                .filter(search -> search.races().isEmpty())
                .map(RaceCorpusTest::words)
                .toList();
        assertEquals(List.of(), missed);
    }

    @Test
    void the_corpus_is_large_enough_to_mean_something() {
        assertTrue(RIGHT.size() >= 150, () -> RIGHT.size() + " right programs");
        long insideTheJdk = RIGHT.stream()
                .filter(program -> !program.contains("ByLocks") && !program.contains("ByVolatiles"))
                .count();
        assertTrue(insideTheJdk * 3 >= RIGHT.size(), () -> insideTheJdk + " are ordered only inside the JDK");
        assertTrue(
                Programs.of(Racy.class).size() >= 40,
                () -> Programs.of(Racy.class).size() + " racy programs");
    }
}
