package lesson04_visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.lessons.LessonText;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.lessons.PrTier;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Evidence;
import io.raceproof.stress.race.StressEvidence;
import io.raceproof.stress.race.StressLens;
import io.raceproof.stress.race.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the text of lesson 4 claims beside what the demonstration and the proof run. */
class ClaimsTest {
    /** What a row of the table is of. */
    private record Counted(String race, Class<?> type, String subject, String outcome) {
        Trial trial() {
            return new Trial(type.getName(), subject);
        }
    }

    /** In the order of the table. */
    private static final List<Counted> ROWS = List.of(
            new Counted("store buffering", VisibilityLab.TwoBoards.class, "PlainBoard", "both old"),
            new Counted("store buffering, `volatile`", VisibilityLab.TwoBoards.class, "VolatileBoard", "both old"),
            new Counted("half made", VisibilityLab.FirstLook.class, "LazyBoard", "half made"),
            new Counted("two halves", VisibilityLab.TwoHalves.class, "PackedBoard", "mixed"));

    @Test
    @PrTier("runs CPython")
    void the_python_loop_ends() throws Exception {
        assumeTrue(LessonText.hasPython(), "there is no python3");
        String program = LessonText.of("lesson04_visibility").blocks("python").get(0);
        assertEquals(List.of("it ended"), LessonText.run(program + "\nprint('it ended')\n"));
    }

    @Test
    void the_table_has_a_row_for_each_race_and_seen_is_only_store_buffering() throws Exception {
        List<List<String>> table = table();
        assertEquals(
                ROWS.stream().map(Counted::race).toList(),
                table.stream().map(row -> row.get(0)).toList());
        assertEquals(
                List.of(false, true, true, true),
                table.stream().map(row -> row.get(2).startsWith("0 of ")).toList());
    }

    /** On a processor of the kind of which the table speaks: what it says was seen is seen, what it says was not is not. */
    @Test
    @NightlyTier("it runs four races")
    void the_table_is_what_a_run_counts(@TempDir Path directory) throws Exception {
        assumeTrue(Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "the table is of x86");
        List<Evidence> seen = new StressLens(Budget.SMOKE, Duration.ofMinutes(3))
                .look(ROWS.stream().map(Counted::trial).toList(), JvmSettings.SAME, directory);
        for (int i = 0; i < ROWS.size(); i++) {
            StressTable counted = ((StressEvidence) seen.get(i)).table();
            assertTrue(counted.samples() > 0, counted::toString);
            boolean none = table().get(i).get(2).startsWith("0 of ");
            assertEquals(none, counted.count(ROWS.get(i).outcome()) == 0, counted::toString);
        }
    }

    private static List<List<String>> table() throws Exception {
        return LessonText.of("lesson04_visibility").rows();
    }
}
