package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.RecordedScenario.Recording;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.process.ClaimedFolder;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.ModelLens;
import io.raceproof.stress.race.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Records schedules of a lesson's versions and of answers to its exercise, for a reader who wants to be the scheduler. For one
 * thread at a time; each recording runs in a JVM and a folder of its own.
 */
public final class Recordings {
    /** So many schedules of each version are run in its demonstration, which is to be quick. */
    private static final int MOST_AT_ONCE = 48;

    /** So many of one scenario for who asks for them. */
    private static final int MOST = 200;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lesson lesson;
    private final Path directory;

    /**
     * Of a lesson.
     *
     * @param directory for files of the tool
     */
    public Recordings(Lesson lesson, Path directory) {
        this.lesson = lesson;
        this.directory = directory;
    }

    /** What is recorded of a lesson's versions in its demonstration. */
    public static Recording ofVersions(Lesson lesson) {
        return ofVersions(lesson, MOST_AT_ONCE, "");
    }

    /** Of the lesson's code, but for what its lab does with it. */
    private static Recording ofVersions(Lesson lesson, int most, String first) {
        return new Recording(
                most,
                first,
                List.of(lesson.folder().packageName() + "."),
                List.of(lesson.classNameOf(lesson.labName())));
    }

    /** The command that records more of a version, to be followed by the first steps. */
    public static String askFor(Lesson lesson, String version) {
        return "raceproof trace " + lesson.number() + " --of " + version + " --explore ";
    }

    /**
     * Records schedules of a version, in the first race that the model checker looks at it in.
     *
     * @param first schedules that begin so come first, as a word of {@link ScheduleTree#LETTERS}
     * @throws IOException if there is no such race, or the tool fails, in one sentence
     */
    public ScheduleTree ofVersion(String version, String first) throws IOException, InterruptedException {
        String scenario = lesson.lab().races(Look.MODEL).stream()
                .filter(use -> use.load().subjects().stream()
                        .anyMatch(subject -> subject.name().equals(version)))
                .map(use -> ModelLens.scenarioOf(new Trial(use.race().getName(), version)))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "the model checker does not look at " + version + ": no schedules of" + " it can be recorded"));
        ScheduleTree tree = record(ofVersions(lesson, MOST, first).nameOf(scenario), List.of());
        return tree.told(workers(tree.threads()), lesson::tell, askFor(lesson, version));
    }

    /** In a lesson's demonstration, threads are workers of a pool. */
    public static List<String> workers(List<String> threads) {
        return threads.stream().map(name -> name.replace("thread ", "worker ")).toList();
    }

    /**
     * Records schedules of an answer.
     *
     * @param file the answer
     * @param scenario in which it is run, as the model checker knows it
     * @param first schedules that begin so come first
     * @throws IOException if it does not compile, or the tool fails, in one sentence
     */
    public ScheduleTree ofAnswer(Path file, String scenario, String first) throws IOException, InterruptedException {
        try (ClaimedFolder claim = ClaimedFolder.in(directory.toAbsolutePath(), "answer")) {
            claim.deleteOldFiles();
            Path classes = claim.path().resolve("classes");
            List<String> errors = Compiler.compile(file, System.getProperty("java.class.path"), classes);
            if (!errors.isEmpty()) {
                throw new IOException("the compiler does not accept it: " + errors.get(0));
            }
            List<String> names = List.copyOf(Answer.classNamesIn(classes));
            Recording recording = new Recording(MOST, first, names, List.of());
            ScheduleTree tree = record(recording.nameOf(scenario), List.of(classes));
            return tree.told(tree.threads(), lesson::tell, "raceproof trace " + lesson.number() + " --explore ");
        }
    }

    private ScheduleTree record(String name, List<Path> classes) throws IOException, InterruptedException {
        try (ClaimedFolder claim = ClaimedFolder.in(directory.toAbsolutePath(), "schedules")) {
            claim.deleteOldFiles();
            JvmSettings settings = new JvmSettings(classes, List.of());
            Exploration found = ModelCheck.runNamed(List.of(name), 1, LIMIT, settings, false, claim.path())
                    .explorations()
                    .get(0);
            ScheduleTree tree = found.tree();
            if (tree == null) {
                throw new IOException(
                        "no schedules could be recorded" + (found.message().isEmpty() ? "" : ": " + found.message()));
            }
            return tree;
        }
    }
}
