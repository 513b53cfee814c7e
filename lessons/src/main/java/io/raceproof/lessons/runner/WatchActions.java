package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the keys of watch do: what the commands do. */
final class WatchActions implements Watch.Actions, AutoCloseable {
    private final Terminal terminal;
    private final Workspace workspace;
    private final Keys keys;
    private final Judging judging;

    WatchActions(Terminal terminal, Workspace workspace, Keys keys) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.keys = keys;
        this.judging = new Judging(terminal, workspace);
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
        Desk desk = new Desk(terminal, workspace);
        switch (key) {
            case "l" -> desk.list();
            case "h" -> desk.hint(lesson);
            case "t" -> desk.trace(lesson);
            case "x" -> desk.reset(lesson);
            case "p" -> new Prediction(lesson, terminal, workspace.scratch(lesson), keys::line).run();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** When no more is judged. */
    @Override
    public void close() {
        judging.close();
    }
}
