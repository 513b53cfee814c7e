package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.Ledgers;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author's race does not show, generated programs do; what they found is tried first from then on. */
@Order(2)
class GeneratedLensTest {
    private static final Duration CPU = Duration.ofMinutes(3);
    private static final String TWO_SALES = "- | sell(1) | sell(2) | -";

    private final Race<Ledgers.Ledger> race = new Ledgers();

    @TempDir
    private Path directory;

    private Map<String, RaceRun.Finding> look(KeptPrograms kept, Effort effort, String... names)
            throws InterruptedException {
        Lens lens = new GeneratedLens(effort, 60, Duration.ofMinutes(30), kept).after(effort.preempted());
        List<Subject<Ledgers.Ledger>> subjects =
                List.of(names).stream().map(race::subject).toList();
        Map<String, RaceRun.Finding> found = new HashMap<>();
        for (RaceRun.Finding finding : new RaceRun<>(race, lens, JvmSettings.SAME, directory).of(subjects, 1)) {
            found.put(finding.subject().name(), finding);
        }
        return found;
    }

    private static Exploration explorationOf(Map<String, RaceRun.Finding> found, String subject) {
        RaceRun.Finding finding = Objects.requireNonNull(found.get(subject));
        return ((ModelEvidence) finding.evidence()).exploration();
    }

    private static Map<String, Verdict> verdicts(Map<String, RaceRun.Finding> found) {
        Map<String, Verdict> verdicts = new HashMap<>();
        found.forEach((name, finding) -> verdicts.put(name, finding.judgement().verdict()));
        return verdicts;
    }

    @Test
    @PrTier("searches programs for a minute or more")
    void what_is_found_is_shrunk_and_kept_and_a_right_subject_is_silent() throws Exception {
        KeptPrograms kept = new KeptPrograms(directory.resolve("programs.jsonl"));
        Map<String, RaceRun.Finding> found = look(kept, new Effort(6, CPU, 1), "two steps", "one lock");
        assertEquals(Map.of("two steps", Verdict.BROKEN, "one lock", Verdict.HELD), verdicts(found));
        assertEquals(TWO_SALES, explorationOf(found, "two steps").calls());
        assertTrue(
                kept.of(race.id()).contains(TWO_SALES), () -> kept.of(race.id()).toString());
    }

    @Test
    @NightlyTier("starts the model checker once more")
    void what_is_kept_is_tried_first() throws Exception {
        KeptPrograms kept = new KeptPrograms(directory.resolve("programs.jsonl"));
        kept.add(race.id(), TWO_SALES, "found once");
        Map<String, RaceRun.Finding> found = look(kept, new Effort(1, CPU, 2), "two steps");
        assertEquals(Map.of("two steps", Verdict.BROKEN), verdicts(found));
    }

    /** A seed of whose first programs one leaves a thread that waits for the kept lock: of seed 1 the 27th is the first. */
    @Test
    @NightlyTier("searches programs for three subjects more")
    void an_argument_a_third_lock_and_a_lock_that_is_kept_are_found() throws Exception {
        KeptPrograms kept = new KeptPrograms(directory.resolve("programs.jsonl"));
        Map<String, RaceRun.Finding> found =
                look(kept, new Effort(8, CPU, 346), "wrong lock", "ten places", "keeps the lock");
        assertEquals(
                Map.of(
                        "wrong lock", Verdict.BROKEN,
                        "ten places", Verdict.INCONCLUSIVE, // wrong by one thread: no control
                        "keeps the lock", Verdict.BROKEN),
                verdicts(found));
        Exploration tenPlaces = explorationOf(found, "ten places");
        assertEquals(Exploration.Finding.WITHOUT_RACE, tenPlaces.finding());
        assertTrue(tenPlaces.message().contains("place(11)"), tenPlaces.message());
        Exploration.Finding hang = explorationOf(found, "keeps the lock").finding();
        assertTrue(hang == Exploration.Finding.LIVELOCK || hang == Exploration.Finding.DEADLOCK, hang::toString);
    }
}
