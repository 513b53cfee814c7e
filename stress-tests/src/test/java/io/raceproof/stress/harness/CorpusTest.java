package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.harness.queue.LineHistories;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found once is looked for first. */
class CorpusTest {
    private static final int SCHEDULES = 50;

    @TempDir
    private Path directory;

    /** Says of a broken queue that it is none: as if the executor's had become broken. */
    @Control(LineHistories.BrokenTwin.class)
    public static final class Planted extends LineHistories.BrokenOperations {}

    private final Harness planted = new Harness(Planted.class);

    @Test
    void a_failure_is_kept_once_with_the_calls_that_show_it() throws Exception {
        Path file = directory.resolve("corpus").resolve("lincheck.tsv");
        run(Corpus.at(file));
        List<Corpus.Entry> kept = Corpus.at(file).entries();
        assertEquals(1, kept.size());
        assertEquals(planted.name(), kept.get(0).harness());
        assertTrue(kept.get(0).calls().contains("()"), kept.get(0).line());
        run(Corpus.at(file));
        assertEquals(kept, Corpus.at(file).entries());
    }

    private void run(Corpus corpus) throws InterruptedException {
        HarnessRun.Finding found = new HarnessRun(Budget.SMOKE, SCHEDULES, corpus, directory.resolve("run"))
                .run(List.of(planted))
                .get(0);
        assertEquals(
                Verdict.BROKEN, found.judgement().verdict(), found.judgement().reason());
    }

    @Test
    void calls_that_are_kept_come_before_those_that_are_made_up() throws Exception {
        Exploration madeUp = explore("");
        assertTrue(madeUp.schedules() > SCHEDULES, "not the first scenario that is made up: " + madeUp.schedules());
        Exploration kept = explore(Planted.class.getName() + "\t" + madeUp.calls() + "\n");
        assertEquals(madeUp.calls(), kept.calls());
        assertTrue(kept.schedules() <= SCHEDULES, "the first scenario: " + kept.schedules());
    }

    @Test
    void calls_that_do_not_exist_are_told() throws Exception {
        Exploration wrong = explore(Planted.class.getName() + "\t- | fly() | take() | -\n");
        assertEquals(Exploration.Finding.TOOL_TROUBLE, wrong.finding());
        assertTrue(wrong.message().contains("no operation fly()"), wrong.message());
    }

    private Exploration explore(String first) throws Exception {
        Path file = Files.writeString(directory.resolve("first.tsv"), first);
        return ModelCheck.run(
                        List.of(Planted.class),
                        SCHEDULES,
                        Duration.ofMinutes(2),
                        List.of(ModelCheck.first(file)),
                        directory)
                .explorations()
                .get(0);
    }

    @Test
    void the_corpus_that_is_kept_names_harnesses_that_exist() {
        List<Corpus.Entry> entries = Corpus.at(Corpus.FILE).entries();
        assertTrue(!entries.isEmpty());
        entries.forEach(entry -> assertTrue(Harness.named(entry.harness()).isModel(), entry.harness()));
    }

    @Test
    void a_line_that_is_none_is_told() throws Exception {
        Path file = Files.writeString(directory.resolve("bad.tsv"), "future.X\tmany\t-\tbroken\n");
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> Corpus.at(file));
        assertTrue(told.toString().contains("many"), told.toString());
    }
}
