package io.raceproof.stress.preempted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.race.PreemptedPrograms;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Subject;
import io.raceproof.stress.race.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes together, each part keeps its rule; its control does not. */
@NightlyTier("takes some minutes")
class PreemptedRacesTest {
    /** A minute of processor time for each subject: their threads make a run longer. */
    private static final Effort EFFORT = new Effort(4_000, Duration.ofMinutes(1), 1);

    /** What has failed once is tried first. */
    private static final KeptPrograms KEPT = new KeptPrograms(Path.of("src", "test", "corpus", "programs.jsonl"));

    /** So long nothing may move. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TestFactory
    Stream<DynamicTest> one_preemption_breaks_the_control_and_nothing_else(@TempDir Path directory) {
        return Stream.of(
                        new BreakingPrograms(),
                        new ExitHookPrograms(),
                        new FeedPrograms(),
                        new ProcessPrograms(),
                        new QueuePrograms(),
                        new RemotePrograms(),
                        new RunnerPrograms(),
                        new TimedEndPrograms(),
                        new TimedFuturePrograms(),
                        new TimedPoolPrograms(),
                        new TimedSeveralPrograms(),
                        new WatcherPrograms())
                .flatMap(race -> race.subjects().stream()
                        .map(subject -> DynamicTest.dynamicTest(
                                race.title() + ", " + subject.name(), () -> check(race, subject, directory))));
    }

    private static void check(Race<?> race, Subject<?> subject, Path directory) throws InterruptedException {
        RaceSearch search = PreemptedPrograms.search(
                        List.of(Trial.of(race, subject)),
                        EFFORT,
                        LIMIT,
                        new JvmSettings(List.of(), List.of(Claim.MONITOR_PARKER, KEPT.flag())),
                        directory.resolve(race.title() + "-" + subject.name().replace(' ', '-')))
                .get(0);
        assertEquals("", search.trouble());
        if (subject.role() == Subject.Role.BROKEN) {
            assertFalse(search.violation().isEmpty(), "the control is not caught");
        } else {
            assertEquals("", search.violation());
        }
    }
}
