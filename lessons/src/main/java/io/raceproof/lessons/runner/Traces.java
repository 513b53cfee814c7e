package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.TracePage;
import io.raceproof.lessons.grading.Recordings;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of the last check that found an interleaving or a data race, with schedules to choose from. They are recorded when the page
 * is first asked for, as that takes longer than the check.
 *
 * <pre>
 *   check ──keep──► page, and what was run ──show, explore──► page with schedules
 * </pre>
 *
 * <p>For one thread.
 */
final class Traces {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final Workspace workspace;

    Traces(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /** Whether a text is the beginning of a schedule, as pages write it. */
    static boolean isSchedule(String text) {
        return text.chars().allMatch(c -> ScheduleTree.LETTERS.indexOf(c) >= 0);
    }

    /** Writes the page of a step that failed with an interleaving, or a data race. */
    void keep(Lesson lesson, Path file, StepResult step) throws IOException {
        Files.writeString(note(lesson), Watch.fingerprint(file) + "\n" + step.scenario());
        TracePage.of(lesson, file, step).write(workspace.page(lesson));
    }

    /** What the page is of: the answer's fingerprint and the scenario, a line each. */
    private Path note(Lesson lesson) throws IOException {
        return Files.createDirectories(workspace.scratch(lesson)).resolve("trace.txt");
    }

    /** Tells where the page is; with schedules, where they can be recorded. Returns whether there is a page. */
    boolean show(Lesson lesson) throws IOException, InterruptedException {
        Path file = workspace.page(lesson);
        if (!Files.exists(file)) {
            return isMissing(lesson);
        }
        String checked = timeOf(file);
        try {
            addSchedules(lesson);
        } catch (IOException noSchedules) {
            terminal.wrapped("", "The page has no schedules to choose from: " + noSchedules.getMessage() + ".");
        }
        terminal.line("Open in a browser: " + file.toAbsolutePath().toUri());
        terminal.wrapped("", "It shows the check of " + checked + ".");
        return true;
    }

    private static String timeOf(Path file) throws IOException {
        return TIME.format(Files.getLastModifiedTime(file).toInstant());
    }

    /**
     * Records schedules for the page, if it has none, and an interleaving that they are other ones of.
     *
     * @throws IOException if it has none and none can be recorded, in one sentence
     */
    void addSchedules(Lesson lesson) throws IOException, InterruptedException {
        Page page = Page.read(workspace.page(lesson));
        Page.Version answer = page.versions().get(0);
        if (answer.interleaving() != null && answer.tree() == null) {
            page.with(0, record(lesson, "")).write(workspace.page(lesson));
        }
    }

    private ScheduleTree record(Lesson lesson, String first) throws IOException, InterruptedException {
        Path file = workspace.file(lesson);
        List<String> noted = Files.exists(note(lesson)) ? Files.readAllLines(note(lesson)) : List.of();
        String scenario = noted.size() < 2 ? "" : noted.get(1);
        if (scenario.isEmpty()) {
            throw new IOException("what breaks it is a program that was generated");
        }
        if (!noted.get(0).equals(Long.toString(Watch.fingerprint(file)))) {
            throw new IOException(file.getFileName() + " has changed since that check; check it again first");
        }
        Recordings recordings = new Recordings(lesson, workspace.scratch(lesson));
        return showingProgress(() -> recordings.ofAnswer(file, scenario, first));
    }

    /**
     * Records schedules that begin in a certain way, for the page of the last failing check, or of the demonstration.
     *
     * @param version of the lesson, or null for the learner's answer
     * @param first a word of {@link ScheduleTree#LETTERS}
     * @return whether there is a page
     * @throws IOException if none can be recorded, in one sentence
     */
    boolean explore(Lesson lesson, @Nullable String version, String first) throws IOException, InterruptedException {
        Path file = version == null ? workspace.page(lesson) : demonstration(lesson);
        if (!Files.exists(file)) {
            if (version == null) {
                return isMissing(lesson);
            }
            terminal.wrapped("", "There is no page of the demonstration yet. Run: demo " + lesson.number());
            return false;
        }
        Page page = Page.read(file);
        int index = version == null
                ? 0
                : page.versions().stream().map(Page.Version::name).toList().indexOf(version);
        if (index < 0) {
            throw new IOException("the page of the demonstration has no version " + version + ": run demo "
                    + lesson.number() + " again");
        }
        Recordings recordings = new Recordings(lesson, workspace.scratch(lesson));
        ScheduleTree tree =
                version == null ? record(lesson, first) : showingProgress(() -> recordings.ofVersion(version, first));
        page.with(index, tree).write(file);
        terminal.line("Open in a browser: " + file.toAbsolutePath().toUri() + "#s" + index + "." + first);
        terminal.wrapped("", summary(tree, first));
        return true;
    }

    private static String summary(ScheduleTree tree, String first) {
        String counted = String.format(
                Locale.ROOT, "%,d schedules were recorded, %,d of them break it.", tree.schedules(), tree.broken());
        int known = first.length();
        while (known > 0 && !has(tree, first.substring(0, known))) {
            known--;
        }
        return known == first.length()
                ? counted
                : counted + " None begins with " + first + ": of its steps, " + known + " can be taken.";
    }

    private static boolean has(ScheduleTree tree, String word) {
        for (int node = 0; node < tree.size(); node++) {
            if (tree.wordOf(node).equals(word)) {
                return true;
            }
        }
        return false;
    }

    private Path demonstration(Lesson lesson) {
        return workspace.demonstration().resolve(lesson.id()).resolve("index.html");
    }

    private boolean isMissing(Lesson lesson) {
        terminal.wrapped(
                "",
                "There is nothing to draw: no check of " + lesson.id()
                        + " has found an interleaving or a data race. Run: check " + lesson.number());
        return false;
    }

    private interface Work {
        ScheduleTree run() throws IOException, InterruptedException;
    }

    private ScheduleTree showingProgress(Work work) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "recording schedules");
        try {
            return work.run();
        } finally {
            progress.close();
        }
    }
}
