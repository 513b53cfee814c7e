package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Version;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at all versions of a lesson through the three lenses: the unit test, jcstress, the model checker. */
public final class Demonstration {
    private static final int UNIT_TEST_RUNS = 1_000;
    private static final Duration UNIT_TEST_LIMIT = Duration.ofSeconds(3);
    private static final Duration TOOL_LIMIT = Duration.ofMinutes(3);
    private static final int SCHEDULES = 300;

    /** jcstress is run again, and the samples added up, as long as they are too few to claim anything. */
    private static final int MOST_ROUNDS = 3;

    private final Lesson lesson;
    private final Terminal terminal;
    private final Path directory;

    /**
     * Prepares it.
     *
     * @param terminal for the progress
     * @param directory for the tools' files
     */
    public Demonstration(Lesson lesson, Terminal terminal, Path directory) {
        this.lesson = lesson;
        this.terminal = terminal;
        this.directory = directory;
    }

    /**
     * Runs all lenses; one list entry for each version, in the lesson's order.
     *
     * @throws InterruptedException if this thread was interrupted; the tools are killed
     */
    public List<Findings> run() throws InterruptedException {
        List<UnitTestLens> unitTests = runUnitTests();
        List<StressTable> tables = runStress();
        ModelCheck.Result models = runModelCheck();
        List<Findings> findings = new ArrayList<>();
        for (int i = 0; i < lesson.versions().size(); i++) {
            Exploration exploration = models.explorations().get(i);
            Interleaving interleaving = exploration.interleaving();
            findings.add(new Findings(
                    lesson.versions().get(i),
                    unitTests.get(i),
                    tables.get(i),
                    Judge.stress(tables.get(i), tables.get(0)),
                    exploration,
                    Judge.model(exploration, models.explorations().get(0), models),
                    interleaving == null ? null : condense(interleaving)));
        }
        return findings;
    }

    private List<UnitTestLens> runUnitTests() {
        List<UnitTestLens> lenses = new ArrayList<>();
        for (Version version : lesson.versions()) {
            lenses.add(Progress.during(
                    terminal,
                    "lens 1, the unit test on " + version.name(),
                    () -> UnitTestLens.repeat(version.unitTest(), UNIT_TEST_RUNS, UNIT_TEST_LIMIT)));
        }
        return lenses;
    }

    private List<StressTable> runStress() throws InterruptedException {
        List<String> races = lesson.versions().stream()
                .map(version -> version.race().getName())
                .toList();
        List<StressTable> tables = List.of();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            String what = "lens 2, jcstress on " + races.size() + " versions"
                    + (round == 1 ? "" : ", once more: too few samples for a verdict");
            List<StressTable> more = Progress.during(
                    terminal, what, () -> Jcstress.run(races, Budget.SMOKE, TOOL_LIMIT, directory.resolve("jcstress")));
            tables = add(tables, more);
            if (isConclusive(tables)) {
                break;
            }
        }
        return tables;
    }

    private static List<StressTable> add(List<StressTable> before, List<StressTable> now) {
        if (before.isEmpty()) {
            return now;
        }
        List<StressTable> sums = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            sums.add(before.get(i).plus(now.get(i)));
        }
        return sums;
    }

    private static boolean isConclusive(List<StressTable> tables) {
        return tables.stream()
                .map(table -> Judge.stress(table, tables.get(0)))
                .map(Judgement::verdict)
                .noneMatch(Verdict.INCONCLUSIVE::equals);
    }

    private ModelCheck.Result runModelCheck() throws InterruptedException {
        List<Class<? extends Scenario>> schedules = new ArrayList<>();
        lesson.versions().forEach(version -> schedules.add(version.schedules()));
        return Progress.during(
                terminal,
                "lens 3, Lincheck's model checker",
                () -> ModelCheck.run(schedules, SCHEDULES, TOOL_LIMIT, List.of(), directory.resolve("lincheck")));
    }

    /** The code under test is the lesson's own package; its harnesses stand in a package below. */
    private Story condense(Interleaving interleaving) {
        String prefix = lesson.packageName() + ".";
        Story story = Condenser.condense(
                interleaving, name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0);
        List<String> workers = story.threads().stream()
                .map(name -> name.replace("thread ", "worker "))
                .toList();
        return story.named(workers);
    }
}
