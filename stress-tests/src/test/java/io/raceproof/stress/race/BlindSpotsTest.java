package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.BlindSpots;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's table of what each lens sees is what a run gives; the run's table is in {@code target/lenses.md}. */
@NightlyTier("it looks at ten bugs with four lenses")
class BlindSpotsTest {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    /** The programs that the preempting runner tries before the model checker. */
    private static final Effort PREEMPTED = new Effort(20, Duration.ofSeconds(20), 1);

    private static final String CAUGHT = "caught";
    private static final String NOTHING = "–";

    /** What this hardware may or may not do. */
    private static final String RARE = "luck";

    @TempDir
    private Path directory;

    @Test
    void the_readme_says_what_each_lens_sees() throws Exception {
        List<Race<?>> races = BlindSpots.all();
        List<Lens> lenses = List.of(
                new ModelLens(1_000, LIMIT),
                new GeneratedLens(Effort.SMOKE, 200, LIMIT, new KeptPrograms(directory.resolve("kept.jsonl")))
                        .after(PREEMPTED),
                new HappensBeforeLens(io.raceproof.stress.happensbefore.Effort.QUICK, LIMIT, List.of()),
                new StressLens(Budget.SMOKE, LIMIT));
        Map<String, List<String>> seen = new TreeMap<>();
        for (Lens lens : lenses) {
            look(lens, races)
                    .forEach((race, cell) -> seen.computeIfAbsent(race, name -> new ArrayList<>())
                            .add(cell));
        }
        Path table = Files.write(
                Path.of("target", "lenses.md"),
                races.stream()
                        .map(race -> name(race) + " | " + String.join(" | ", seen.getOrDefault(name(race), List.of())))
                        .toList());
        List<List<String>> told = tableOfReadme();
        assertEquals(races.size(), told.size());
        for (int i = 0; i < told.size(); i++) {
            List<String> is = seen.getOrDefault(name(races.get(i)), List.of());
            List<String> row = told.get(i).subList(1, 1 + lenses.size());
            for (int lens = 0; lens < lenses.size(); lens++) {
                String cell = row.get(lens);
                assertTrue(
                        cell.equals(RARE) || cell.equals(is.get(lens)),
                        told.get(i).get(0) + ": the README says " + row + ", a run " + is + "; see " + table);
            }
        }
    }

    private Map<String, String> look(Lens lens, List<Race<?>> races) throws Exception {
        Map<String, String> cells = new TreeMap<>();
        for (Race<?> race : races) { // each in JVMs of its own: what hangs stays alive in them
            Trial trial = Trial.of(race, race.subject("broken"));
            Path files = Files.createTempDirectory(directory, name(race));
            Evidence evidence =
                    lens.look(List.of(trial), JvmSettings.SAME, files).get(0);
            cells.put(name(race), evidence.judge(evidence).verdict() == Verdict.BROKEN ? CAUGHT : NOTHING);
        }
        return cells;
    }

    private static String name(Race<?> race) {
        return race.getClass().getSimpleName();
    }

    /** Its rows, without the heading. */
    private static List<List<String>> tableOfReadme() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../README.md"));
        int head = lines.indexOf("| bug | model checker | generated programs | happens-before | jcstress |");
        assertTrue(head > 0, "the README has the table");
        return lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line ->
                        Stream.of(line.split("\\|")).skip(1).map(String::strip).collect(Collectors.toList()))
                .toList();
    }
}
