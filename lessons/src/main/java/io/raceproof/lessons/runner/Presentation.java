package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lesson on a projector: a slide at a time, at the top of an empty screen, bright on black; a key reveals the next. What has to
 * run runs when the room has seen the question.
 */
final class Presentation {
    private static final String CLEAR = "\u001b[0m\u001b[97;40m\u001b[2J\u001b[H";
    private static final String END = "\u001b[0m";

    private final Lesson lesson;
    private final Terminal terminal;
    private final Keys keys;
    private final Slides slides;

    Presentation(Lesson lesson, Terminal terminal, Keys keys, Map<String, String> environment) {
        this.lesson = lesson;
        this.terminal = terminal;
        this.keys = keys;
        this.slides = new Slides(lesson, terminal.width(), environment);
    }

    /** Until the last slide, or until q. */
    void run(Path directory) throws IOException, InterruptedException {
        List<List<String>> all = new ArrayList<>(slides.before());
        boolean ran = false;
        int at = 0;
        try {
            while (at < all.size()) {
                show(all.get(at), at + 1, ran ? Integer.toString(all.size()) : "…");
                String key = keys.take();
                if (key.equals(Keys.QUIT)) {
                    return;
                }
                terminal.answered();
                at = Math.max(0, at + (key.equals("b") ? -1 : 1));
                if (at == all.size() && !ran) {
                    ran = true;
                    all.addAll(run(slides, directory));
                }
            }
        } finally {
            terminal.answered();
            if (terminal.isInteractive()) {
                terminal.line(END);
            }
        }
    }

    private List<List<String>> run(Slides demonstration, Path directory) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "running " + lesson.title());
        try {
            return demonstration.run(directory);
        } finally {
            progress.close();
        }
    }

    private void show(List<String> slide, int number, String of) {
        terminal.answered();
        if (terminal.isInteractive()) {
            terminal.line(CLEAR);
        }
        slide.forEach(terminal::line);
        terminal.line();
        terminal.ask(number + " of " + of + "   Enter: on   b: back   q: quit");
    }
}
