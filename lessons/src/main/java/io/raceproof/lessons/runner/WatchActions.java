package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the keys of watch do: what the commands do. */
final class WatchActions implements Watch.Actions, Tour.Stops, AutoCloseable {
    private final Terminal terminal;
    private final Workspace workspace;
    private final Keys keys;
    private final Judging judging;
    private final boolean introducing;

    /** If {@code introducing}, a learner is led to the exercise of a lesson that is new to them, else is at it at once. */
    WatchActions(Terminal terminal, Workspace workspace, Keys keys, boolean introducing, Judging.Audience audience) {
        this.introducing = introducing;
        this.terminal = terminal;
        this.workspace = workspace;
        this.keys = keys;
        this.judging = new Judging(terminal, workspace, audience);
    }

    @Override
    public boolean introduce(Lesson lesson) throws IOException, InterruptedException {
        return !introducing || workspace.hasBegun(lesson) || new Tour(terminal, keys, this).run(lesson);
    }

    @Override
    public void predict(Lesson lesson) throws IOException, InterruptedException {
        Sharing sharing = new Sharing(terminal, workspace);
        new Prediction(
                        lesson,
                        terminal,
                        workspace.scratch(lesson),
                        keys::line,
                        (predicted, seen) -> sharing.predicted(lesson, predicted, seen))
                .run();
    }

    @Override
    public void demonstrate(Lesson lesson) throws IOException, InterruptedException {
        new LessonRun(lesson, terminal, workspace.demonstration()).run();
    }

    @Override
    public void text(Lesson lesson) throws InterruptedException {
        new LessonCommands(terminal, workspace).read(lesson, keys);
    }

    @Override
    public Path file(Lesson lesson) throws IOException {
        return workspace.file(lesson);
    }

    @Override
    public void judge(Lesson lesson, Path file) throws IOException, InterruptedException {
        judging.watched(lesson, file);
    }

    @Override
    public Lesson after(Lesson lesson) {
        List<Lesson> all = Lessons.all();
        int at = all.stream().map(Lesson::id).toList().indexOf(lesson.id());
        return all.get((at + 1) % all.size());
    }

    @Override
    public boolean act(String key, Lesson lesson) throws IOException, InterruptedException {
        LessonCommands commands = new LessonCommands(terminal, workspace);
        switch (key) {
            case "l" -> commands.list();
            case "h" -> commands.hint(lesson);
            case "t" -> new Traces(terminal, workspace).show(lesson);
            case "s" -> commands.read(lesson, keys);
            case "x" -> reset(commands, lesson);
            case "p" -> predict(lesson);
            case "w" -> new Guess(lesson, terminal, workspace, keys::line).run(null);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void reset(LessonCommands commands, Lesson lesson) throws IOException, InterruptedException {
        terminal.wrapped("", "Start the exercise anew? Your file is put aside first. Key y: yes; any other: no.");
        if (keys.take().equals("y")) {
            commands.reset(lesson);
        } else {
            terminal.line("Your file stays as it is.");
        }
    }

    /** When no more is judged. */
    @Override
    public void close() {
        judging.close();
    }
}
