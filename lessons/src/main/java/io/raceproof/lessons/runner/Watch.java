package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Judges an exercise each time it is saved, and listens to keys meanwhile. Judging goes on in the background; a save ends
 * it and begins anew. Saves are seen by looking at the file five times a second, which works on every file system, network
 * drives included. For one thread.
 */
final class Watch {
    /** What the keys do, and what a save does. */
    interface Actions {
        /** Leads a learner to whom the lesson is new to its exercise; false to quit. */
        boolean introduce(Lesson lesson) throws IOException, InterruptedException;

        /**
         * The file of a lesson; made if the exercise was not begun.
         *
         * @throws LostFileException if it was begun and is not there
         */
        Path file(Lesson lesson) throws IOException;

        /** Judges it; in a thread of its own, which is interrupted to end it. */
        void judge(Lesson lesson, Path file) throws IOException, InterruptedException;

        /** The lesson after this one. */
        Lesson after(Lesson lesson);

        /** What another key stands for: h, l, p, s, t, w or x; whether there is such a key. */
        boolean act(String key, Lesson lesson) throws IOException, InterruptedException;
    }

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final String KEYS =
            "n next, l list, s the lesson's text, h hint, t trace, p predict, w wrong answers, r rerun, x reset, q quit";

    /** An editor that saves may take the file away for a moment. */
    private static final int LOOKS_UNTIL_LOST = 5;

    private final Keys keys;
    private final Terminal terminal;
    private final Actions actions;

    Watch(Keys keys, Terminal terminal, Actions actions) {
        this.keys = keys;
        this.terminal = terminal;
        this.actions = actions;
    }

    /** Until the learner quits. */
    void run(Lesson first) throws IOException, InterruptedException {
        @Nullable Lesson lesson = first;
        while (lesson != null) {
            Lesson next = lesson;
            Path file = actions.introduce(next) ? awaitFile(next) : null;
            lesson = file == null ? null : judgeAndWait(next, file);
        }
    }

    /** The lesson's file; while it is lost, waits for it, or for x to start anew. Null to quit. */
    private @Nullable Path awaitFile(Lesson lesson) throws IOException, InterruptedException {
        for (int looks = 0; ; looks++) {
            try {
                return actions.file(lesson);
            } catch (LostFileException lost) {
                if (looks == LOOKS_UNTIL_LOST) {
                    terminal.line();
                    terminal.wrapped("", lost.getMessage() + " (key x). Waiting for the file; key q quits.");
                }
            }
            String key = keys.poll(LOOK_EVERY_MILLIS);
            if (Keys.QUIT.equals(key)) {
                return null;
            } else if ("x".equals(key)) {
                act("x", lesson);
            }
        }
    }

    /** Judges a lesson once; returns the one to judge next when it is time to, null to quit. */
    private @Nullable Lesson judgeAndWait(Lesson lesson, Path file) throws IOException, InterruptedException {
        long seen = fingerprint(file);
        terminal.line();
        terminal.wrapped("", "Save " + file + " to check again. Keys: " + KEYS + ".");
        if (!keys.whyEnter().isEmpty()) {
            terminal.wrapped("", "Press Enter after each key: " + keys.whyEnter() + ".");
        }
        terminal.line();
        try (Background judging = new Background(terminal, () -> actions.judge(lesson, file))) {
            while (true) {
                String key = keys.poll(LOOK_EVERY_MILLIS);
                if (key == null) {
                    if (fingerprint(file) != seen) {
                        return lesson;
                    }
                } else if (key.equals(Keys.QUIT)) {
                    return null;
                } else if (key.equals("n")) {
                    return actions.after(lesson);
                } else if (key.equals("r")) {
                    return lesson;
                } else if (!key.equals(Keys.ENTER)) {
                    if (key.equals("p") || key.equals("w")) {
                        judging.end(); // the machine is needed for what comes now
                    }
                    act(key, lesson);
                }
            }
        }
    }

    private void act(String key, Lesson lesson) throws IOException, InterruptedException {
        terminal.line();
        if (!actions.act(key, lesson)) {
            terminal.wrapped("", "no such key: " + key + ". Keys: " + KEYS + ".");
        }
    }

    /** Changes when the file's content does: a save that changes nothing is none. */
    static long fingerprint(Path file) throws IOException {
        return Files.exists(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0;
    }
}
