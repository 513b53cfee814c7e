package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.FirstCalls;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.samples.Queues;
import io.raceproof.stress.samples.Scenarios;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found once is looked for first. */
class CorpusTest {
    private static final int SCHEDULES = 50;
    private static final String DEEP = "it explores";

    @TempDir
    private Path directory;

    private final Check planted = Check.of(Queues.Planted.class);

    @Test
    @PrTier(DEEP)
    void a_failure_is_kept_once_with_the_calls_that_show_it() throws Exception {
        Path file = directory.resolve("corpus").resolve("lincheck.jsonl");
        Evidence found = run(Corpus.at(Optional.of(file)));
        List<Corpus.Entry> kept = Corpus.at(Optional.of(file)).entries();
        assertEquals(1, kept.size());
        assertEquals(planted.test(), kept.get(0).test());
        assertTrue(kept.get(0).calls().contains("()"), kept.get(0).toString());
        assertTrue(found.text().contains("replay: mvn -f "), found.text());
        Page page = Objects.requireNonNull(found.page());
        assertNotNull(page.versions().get(0).interleaving());
        assertNull(page.versions().get(0).tree(), "its calls were made up");
        run(Corpus.at(Optional.of(file)));
        assertEquals(kept, Corpus.at(Optional.of(file)).entries());
    }

    @Test
    @PrTier(DEEP)
    void without_a_file_nothing_is_kept() throws Exception {
        run(Corpus.at(Optional.empty()));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("run")), files.toList());
        }
    }

    @Test
    @NightlyTier(DEEP)
    void what_has_failed_has_a_page_with_its_interleaving_and_schedules_to_choose_from() throws Exception {
        Evidence found = run(Corpus.at(Optional.empty()), Check.of(Scenarios.LostUpdate.class));
        Page.Version version = Objects.requireNonNull(found.page()).versions().get(0);
        assertNotNull(version.interleaving());
        ScheduleTree tree = Objects.requireNonNull(version.tree());
        assertEquals(6, tree.schedules());
        assertEquals(4, tree.broken());
    }

    private Evidence run(Corpus corpus) throws InterruptedException {
        return run(corpus, planted);
    }

    private Evidence run(Corpus corpus, Check check) throws InterruptedException {
        List<Evidence> decided = new ArrayList<>();
        Settings settings = new Settings(
                Tier.SMOKE,
                Budget.SMOKE,
                Duration.ofMinutes(5),
                true,
                Duration.ofMinutes(1),
                SCHEDULES,
                List.of(),
                Optional.empty(),
                Shard.ALL,
                false,
                Optional.empty());
        new ModelRounds(
                        settings,
                        corpus,
                        new Replay(Path.of("").toAbsolutePath(), Tier.SMOKE),
                        JcstressTestEngine.Toolset.ofThisMachine().model(),
                        directory.resolve("run"),
                        System::nanoTime,
                        (decidedOn, evidence) -> decided.add(evidence))
                .run(List.of(check));
        Evidence evidence = decided.get(0);
        assertEquals(Verdict.BROKEN, evidence.judgement().verdict(), evidence.text());
        return evidence;
    }

    @Test
    @PrTier(DEEP)
    void calls_that_are_kept_come_before_those_that_are_made_up() throws Exception {
        Exploration madeUp = explore("");
        assertTrue(madeUp.schedules() > SCHEDULES, "not the first scenario that is made up: " + madeUp.schedules());
        Exploration kept = explore(Objects.requireNonNull(madeUp.calls()));
        assertEquals(madeUp.calls(), kept.calls());
        assertTrue(kept.schedules() <= SCHEDULES, "the first scenario: " + kept.schedules());
    }

    @Test
    @PrTier(DEEP)
    void calls_that_do_not_exist_are_told() throws Exception {
        Exploration wrong = explore("- | fly() | take() | -");
        assertEquals(Exploration.Finding.TOOL_TROUBLE, wrong.finding());
        assertTrue(wrong.message().contains("no operation fly()"), wrong.message());
    }

    private Exploration explore(String first) throws Exception {
        Path file = directory.resolve("first.jsonl");
        if (!first.isEmpty()) {
            FirstCalls.FILE.append(file, new FirstCalls(Queues.Planted.class.getName(), first));
        }
        return ModelCheck.run(
                        List.of(Queues.Planted.class),
                        SCHEDULES,
                        Duration.ofMinutes(2),
                        List.of(ModelCheck.first(file)),
                        directory)
                .explorations()
                .get(0);
    }

    @Test
    void the_corpus_that_is_kept_names_checks_that_exist() throws Exception {
        List<Corpus.Entry> entries = Corpus.at(Optional.of(Path.of("src", "test", "corpus", "lincheck.jsonl")))
                .entries();
        assertTrue(!entries.isEmpty());
        for (Corpus.Entry entry : entries) {
            assertEquals(Check.Lens.MODEL, Check.of(Class.forName(entry.test())).lens());
        }
    }

    @Test
    void a_line_that_is_none_is_told() throws Exception {
        Path file = Files.writeString(
                directory.resolve("bad.jsonl"),
                "{\"test\":\"future.X\",\"schedule\":\"many\",\"calls\":\"-\",\"message\":\"broken\"}\n");
        IllegalArgumentException told =
                assertThrows(IllegalArgumentException.class, () -> Corpus.at(Optional.of(file)));
        assertTrue(told.toString().contains("many"), told.toString());
        Files.writeString(file, "{\"test\":\"future.X\",\"schedule\":0,\"calls\":\"-\",\"message\":\"broken\"}\n");
        told = assertThrows(IllegalArgumentException.class, () -> Corpus.at(Optional.of(file)));
        assertTrue(told.toString().contains("must be 1 or more: 0"), told.toString());
    }
}
