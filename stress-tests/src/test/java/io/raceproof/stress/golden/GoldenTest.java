package io.raceproof.stress.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.report.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden set: each bug is found, its drawing shows what its sentence says, and its fix is silent. In the pr tier
 * one bug of each group in few schedules; from {@code -Draceproof.tier=nightly} on, all. The drawings are in {@code target/golden/drawings.txt}.
 */
@PrTier("the model checker looks for the bugs")
@Order(3)
class GoldenTest {
    private static final boolean SAMPLE =
            Tier.of(System.getProperty("raceproof.tier", "smoke")).compareTo(Tier.NIGHTLY) < 0;

    private static final int SCHEDULES = SAMPLE ? 25 : 200;
    private static final Path SOURCES =
            Path.of("src/test/java", Bug.class.getPackageName().replace('.', '/'));

    private static final List<List<Bug>> GROUPS = List.of(
            Updates.BUGS,
            Checks.BUGS,
            Orders.BUGS,
            Deadlocks.BUGS,
            JdkLocks.BUGS,
            Signals.BUGS,
            Containers.BUGS,
            Counts.BUGS,
            Futures.BUGS,
            Interrupts.BUGS);

    private static List<Bug> bugs() {
        return GROUPS.stream()
                .flatMap(group -> SAMPLE ? group.stream().limit(1) : group.stream())
                .toList();
    }

    @Test
    void there_are_thirty_bugs_at_least() {
        assertTrue(GROUPS.stream().mapToInt(List::size).sum() >= 30);
    }

    @TestFactory
    Stream<DynamicTest> each_bug_is_drawn_as_its_sentence_says_and_its_fix_is_silent()
            throws InterruptedException, IOException {
        List<Bug> bugs = bugs();
        List<Class<? extends Scenario>> scenarios = new ArrayList<>();
        bugs.forEach(bug -> scenarios.addAll(List.of(bug.broken(), bug.fixed())));
        Path directory = Path.of("target", "golden");
        List<Exploration> found = ModelCheck.run(scenarios, SCHEDULES, Duration.ofMinutes(15), List.of(), directory)
                .explorations();
        List<String> pictures = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < bugs.size(); i++) {
            Bug bug = bugs.get(i);
            Exploration broken = found.get(2 * i);
            Exploration fixed = found.get(2 * i + 1);
            pictures.addAll(pictureOf(bug, broken));
            tests.add(DynamicTest.dynamicTest(bug.name(), () -> checkDrawing(bug, broken)));
            tests.add(DynamicTest.dynamicTest(
                    bug.name() + ", fixed", () -> assertEquals(Finding.NOTHING, fixed.finding(), fixed::message)));
        }
        Files.write(directory.resolve("drawings.txt"), pictures);
        return tests.stream();
    }

    private static CondensedTrace storyOf(Exploration broken) {
        Interleaving interleaving = broken.interleaving();
        assertNotNull(interleaving, () -> broken.finding() + ": " + broken.message());
        return Condenser.condense(interleaving, Bug::isUnderTest);
    }

    private static void checkDrawing(Bug bug, Exploration broken) throws IOException {
        assertTrue(broken.finding().isBroken(), () -> broken.finding() + ": " + broken.message());
        CondensedTrace story = storyOf(broken);
        String group = bug.broken().getName().replaceFirst(".*\\.(\\w+)\\$.*", "$1");
        List<String> source = Files.readAllLines(SOURCES.resolve(group + ".java"));
        String missing = bug.drawing().missing(story, source).orElse("");
        assertEquals("", missing, () -> String.join("\n", Columns.of(story, 80)));
        boolean waits = !story.ending().stuck().isEmpty();
        assertTrue(!waits || !broken.message().contains("run forever"), broken::message);
    }

    private static List<String> pictureOf(Bug bug, Exploration broken) {
        List<String> lines = new ArrayList<>();
        lines.add(bug.name() + ": " + bug.drawing().sentence());
        lines.add("→ " + broken.message());
        if (broken.interleaving() != null) {
            lines.addAll(Columns.of(storyOf(broken), 80));
        }
        lines.add("");
        return lines;
    }
}
