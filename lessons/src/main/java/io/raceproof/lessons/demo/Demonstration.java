package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Version;
import io.raceproof.lessons.grading.ContractRun;
import io.raceproof.lessons.grading.MeasureRun;
import io.raceproof.lessons.grading.Recordings;
import io.raceproof.lessons.grading.Samples;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Check;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Evidence;
import io.raceproof.stress.race.HappensBeforeEvidence;
import io.raceproof.stress.race.HappensBeforeLens;
import io.raceproof.stress.race.Lens;
import io.raceproof.stress.race.ModelEvidence;
import io.raceproof.stress.race.ModelLens;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.RaceRun;
import io.raceproof.stress.race.StressEvidence;
import io.raceproof.stress.race.StressLens;
import io.raceproof.stress.race.Subject;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at all versions of a lesson through all lenses that its lab asks for, one lens after the other. */
public final class Demonstration {
    private static final int UNIT_TEST_RUNS = 1_000;
    private static final Duration UNIT_TEST_LIMIT = Duration.ofSeconds(3);
    private static final Duration TOOL_LIMIT = Duration.ofMinutes(3);
    private static final int SCHEDULES = 300;

    /** jcstress is run again, and the samples added up, as long as they are too few to claim anything. */
    private static final int MOST_ROUNDS = 6;

    /** What this processor has not shown by then, it does not show. */
    private static final int MOST_ROUNDS_OF_MEMORY = 3;

    private final Lesson lesson;
    private final Lab lab;
    private final Terminal terminal;
    private final Path directory;

    /** What was seen, by the name of the version: for one thread. */
    private final List<Sight> sights = new ArrayList<>();

    private int lenses;

    private record Sight(String version, Seen seen) {}

    /** What a lens does. */
    private interface Looking {
        void look() throws Exception;
    }

    /**
     * Prepares it.
     *
     * @param terminal for the progress
     * @param directory for the tools' files
     */
    public Demonstration(Lesson lesson, Terminal terminal, Path directory) {
        this.lesson = lesson;
        this.lab = lesson.lab();
        this.terminal = terminal;
        this.directory = directory;
    }

    /**
     * Runs all lenses; one list entry for each version, in the lesson's order.
     *
     * @throws InterruptedException if this thread was interrupted; the tools are killed
     */
    public List<Findings> run() throws IOException, InterruptedException {
        lens("the unit test", lab.unitTest().isPresent(), this::unitTests);
        lens("the contract", lab.checks().stream().anyMatch(Check::isOfVersions), this::contracts);
        lens("jcstress", !lab.races(Look.STRESS).isEmpty(), () -> races(Look.STRESS, stress()));
        boolean model = !lab.races(Look.MODEL).isEmpty()
                || !lab.races(Look.SILENT_MODEL).isEmpty();
        lens("Lincheck's model checker", model, () -> {
            races(Look.MODEL, new ModelLens(SCHEDULES, TOOL_LIMIT, Recordings.ofVersions(lesson)));
            races(Look.SILENT_MODEL, new ModelLens(SCHEDULES, TOOL_LIMIT));
        });
        lens(
                "happens-before",
                !lab.races(Look.HAPPENS_BEFORE).isEmpty(),
                () -> races(Look.HAPPENS_BEFORE, new HappensBeforeLens(Effort.QUICK, TOOL_LIMIT, List.of())));
        Map<LensKind, Boolean> evidence = new EnumMap<>(LensKind.class);
        evidence.putAll(lesson.evidence());
        return lesson.versions().stream()
                .map(version -> new Findings(version, evidence, of(version)))
                .toList();
    }

    private static Lens stress() {
        return new StressLens(Budget.SMOKE, TOOL_LIMIT);
    }

    private List<Seen> of(Version version) {
        return sights.stream()
                .filter(sight -> sight.version().equals(version.name()))
                .map(Sight::seen)
                .toList();
    }

    private void lens(String name, boolean isNeeded, Looking looking) throws IOException, InterruptedException {
        if (isNeeded) {
            Progress progress = Progress.start(terminal, "lens " + ++lenses + ", " + name);
            try {
                looking.look();
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException("the lens \"" + name + "\" failed: " + e, e);
            } finally {
                progress.close();
            }
        }
    }

    private void unitTests() throws Exception {
        Lab.UnitTest test = lab.unitTest().orElseThrow();
        for (Version version : lesson.versions()) {
            Class<?> type = typeOf(version);
            if (!test.type().isAssignableFrom(type)) {
                continue; // a version of another kind
            }
            UnitTestLens lens = UnitTestLens.repeat(test.body(), type, UNIT_TEST_RUNS, UNIT_TEST_LIMIT);
            sights.add(new Sight(version.name(), new Seen.UnitTest(lens)));
        }
    }

    private Class<?> typeOf(Version version) throws ClassNotFoundException {
        return Class.forName(lesson.classNameOf(version.name()));
    }

    private void contracts() throws Exception {
        for (Version version : lesson.versions()) {
            Class<?> type = typeOf(version);
            if (lab.checks().stream().noneMatch(check -> check.isOf(type))) {
                continue;
            }
            StepResult result = ContractRun.ofVersion(lesson, version, directory.resolve("contract"));
            List<String> details = result.details();
            String reason = result.summary() + (details.isEmpty() ? "" : ": " + details.get(0));
            sights.add(new Sight(version.name(), new Seen.Contract(Judgement.of(result.verdict(), reason))));
        }
    }

    private void races(Look look, Lens lens) throws InterruptedException {
        for (RaceUse use : lab.races(look)) {
            race(use.load(), lens);
        }
    }

    /** Of those subjects that are versions of the lesson; of none in a race without a control, which would show nothing. */
    private <S> void race(Race<S> race, Lens lens) throws InterruptedException {
        if (race.control().isEmpty()) {
            return;
        }
        List<String> names = lesson.versions().stream().map(Version::name).toList();
        List<Subject<S>> versions = race.subjects().stream()
                .filter(subject -> names.contains(subject.name()))
                .toList();
        Path folder = directory.resolve(lens.name().replace(' ', '-'));
        boolean ofMemory = isOfMemory(race.getClass().getName());
        int rounds = 1; // more of these find the same again
        if (lens instanceof StressLens) {
            rounds = ofMemory ? MOST_ROUNDS_OF_MEMORY : MOST_ROUNDS;
        }
        for (RaceRun.Finding finding : new RaceRun<>(race, lens, JvmSettings.SAME, folder).of(versions, rounds)) {
            String name = finding.subject().name();
            sights.add(new Sight(name, seen(finding.evidence(), finding.judgement(), ofMemory)));
        }
    }

    private Seen seen(Evidence evidence, Judgement judgement, boolean ofMemory) {
        if (evidence instanceof StressEvidence stress) {
            List<String> zeros = ofMemory ? zeros(stress.trial().load(), stress.table()) : List.of();
            return new Seen.Stress(stress.table(), zeros, judgement);
        }
        if (evidence instanceof HappensBeforeEvidence races) {
            return new Seen.DataRaces(races.search(), told(races.search(), judgement));
        }
        Exploration exploration = ((ModelEvidence) evidence).exploration();
        Interleaving interleaving = exploration.interleaving();
        return new Seen.Model(exploration, judgement, interleaving == null ? null : condense(interleaving), ofMemory);
    }

    /** What broke the version in one of the runs that looked for data races is no data race. */
    private Judgement told(RaceSearch search, Judgement judgement) {
        if (judgement.verdict() != Verdict.BROKEN || !search.races().isEmpty()) {
            return judgement;
        }
        String reason = "no data race, but in one of the runs: " + lesson.tell(judgement.reason());
        return new Judgement(Verdict.BROKEN, reason, judgement.bounds());
    }

    private boolean isOfMemory(String race) {
        return lab.races(Look.SILENT_MODEL).stream()
                .anyMatch(use -> use.race().getName().equals(race));
    }

    /** Where memory is the subject, what was not seen matters as much as what was. */
    private static <S> List<String> zeros(Race<S> race, StressTable table) {
        Set<String> allowed = race.rule(race.program()).allowedNames();
        return race.names().stream()
                .filter(name ->
                        !allowed.contains(name) && table.outcomes().stream().noneMatch(seen -> isSeen(seen, name)))
                .toList();
    }

    private static boolean isSeen(StressTable.Outcome outcome, String name) {
        return outcome.id().equals(name) && outcome.count() > 0;
    }

    /** The code under test is the lesson's, but for what its lab does with it. */
    private @Nullable CondensedTrace condense(Interleaving interleaving) {
        String prefix = lesson.folder().packageName() + ".";
        String labName = lesson.classNameOf(lesson.labName());
        CondensedTrace story =
                Condenser.condense(interleaving, name -> name.startsWith(prefix) && !name.startsWith(labName));
        return story.named(Recordings.workers(story.threads()));
    }

    /** Takes the series of all that the lab has measured. */
    public List<Samples> measure() throws IOException, InterruptedException {
        List<Samples> all = new ArrayList<>();
        for (Measurement measurement : lab.measurements()) {
            Progress progress = Progress.start(terminal, "lens " + ++lenses + ", measuring the " + measurement.what());
            try {
                all.add(MeasureRun.series(lesson, lab, measurement, directory.resolve("measure")));
            } finally {
                progress.close();
            }
        }
        return all;
    }
}
