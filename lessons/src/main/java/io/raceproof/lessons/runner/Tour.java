package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import java.io.IOException;

/**
 * Leads a learner to the exercise of a lesson that is new to them. One key leads on:
 *
 * <pre>
 *   story ──► prediction ──► what happens, lens by lens ──► exercise
 *     │            │                    │                      ▲
 *     └────────────┴──── e ─────────────┴──────────────────────┘      s: the lesson's text, from anywhere
 * </pre>
 */
final class Tour {
    /** What the learner is led through; each does its part of the lesson. */
    interface Stops {
        /** The prediction. */
        void predict(Lesson lesson) throws IOException, InterruptedException;

        /** The demonstration. */
        void demonstrate(Lesson lesson) throws IOException, InterruptedException;

        /** The whole text. */
        void text(Lesson lesson) throws InterruptedException;
    }

    private enum Way {
        ON,
        EXERCISE,
        QUIT
    }

    private final Terminal terminal;
    private final Keys keys;
    private final Stops stops;

    Tour(Terminal terminal, Keys keys, Stops stops) {
        this.terminal = terminal;
        this.keys = keys;
        this.stops = stops;
    }

    /** Returns whether the learner wants to go to the exercise; false to quit. */
    boolean run(Lesson lesson) throws IOException, InterruptedException {
        terminal.line();
        terminal.line(terminal.styled(Style.BOLD, lesson.title()));
        terminal.line();
        Pager.ofProcess(terminal, keys).show(Prose.of(lesson.section(LessonFolder.STORY), terminal));
        terminal.line();
        Way way = ask(lesson, "predict what can come out");
        if (way == Way.ON) {
            stops.predict(lesson);
            way = ask(lesson, "see why (a minute)");
        }
        if (way == Way.ON) {
            stops.demonstrate(lesson);
            way = ask(lesson, "your turn");
        }
        return way != Way.QUIT;
    }

    private Way ask(Lesson lesson, String next) throws InterruptedException {
        while (true) {
            terminal.wrapped("", "Enter: " + next + "   s: text   e: exercise   q: quit");
            String key = keys.take();
            switch (key) {
                case Keys.ENTER, "n" -> {
                    return Way.ON;
                }
                case "e" -> {
                    return Way.EXERCISE;
                }
                case Keys.QUIT -> {
                    return Way.QUIT;
                }
                case "s" -> stops.text(lesson);
                default -> terminal.line("no such key: " + key);
            }
        }
    }
}
