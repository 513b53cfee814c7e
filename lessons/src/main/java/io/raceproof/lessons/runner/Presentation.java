package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.lessons.runner.sheets.Ansi;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lesson on a projector: a slide at a time, at the top of an empty screen, bright on black; a key reveals the next. What has to
 * run runs when the room has seen the question; if the race hides, there is a recorded run to show.
 */
final class Presentation {
    private static final String CLEAR = "\u001b[0m\u001b[97;40m\u001b[2J\u001b[H";
    private static final String END = "\u001b[0m";

    private final Lesson lesson;
    private final Terminal terminal;
    private final Keys keys;
    private final Slides slides;
    private final Optional<List<List<String>>> recorded;

    Presentation(Lesson lesson, Terminal terminal, Keys keys, Map<String, String> environment) {
        boolean coloured = terminal.isInteractive()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.lesson = lesson;
        this.terminal = terminal;
        this.keys = keys;
        this.slides = new Slides(lesson, terminal.width(), coloured ? environment : Map.of("TERM", "dumb"));
        this.recorded = slides.recorded().map(all -> coloured ? all : Ansi.plain(all));
    }

    /** Until the last slide, or until q. */
    void run(Path directory) throws IOException, InterruptedException {
        List<List<String>> all = new ArrayList<>(slides.before());
        int before = all.size();
        int at = 0;
        try {
            while (at < all.size()) {
                show(all.get(at), at + 1, all.size() > before ? Integer.toString(all.size()) : "…");
                String key = keys.take();
                if (key.equals(Keys.QUIT)) {
                    return;
                }
                terminal.answered();
                if (key.equals("r") && recorded.isPresent()) {
                    all = new ArrayList<>(all.subList(0, before));
                    all.addAll(recorded.get());
                    at = before;
                    continue;
                }
                at = Math.max(0, at + (key.equals("b") ? -1 : 1));
                if (at == all.size() && all.size() == before) {
                    all.addAll(ran(directory));
                }
            }
        } finally {
            terminal.answered();
            if (terminal.isInteractive()) {
                terminal.line(END);
            }
        }
    }

    private List<List<String>> ran(Path directory) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "running " + lesson.title());
        try {
            return slides.withCode(slides.run(directory).slides());
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
        terminal.ask(number + " of " + of + "   Enter: on   b: back"
                + (recorded.isEmpty() ? "" : "   r: a recorded run") + "   q: quit");
    }
}
