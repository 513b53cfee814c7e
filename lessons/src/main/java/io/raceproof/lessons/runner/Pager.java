package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import java.util.List;

/** Shows a long text a window at a time, where a person reads it, and all at once elsewhere. */
final class Pager {
    private final Terminal terminal;
    private final Keys keys;
    private final int rows;

    /** For a window of so many rows. */
    Pager(Terminal terminal, Keys keys, int rows) {
        this.terminal = terminal;
        this.keys = keys;
        this.rows = Math.max(4, rows);
    }

    /** The window of this process. */
    static Pager ofProcess(Terminal terminal, Keys keys) {
        return new Pager(
                terminal, keys, Window.ofProcess(terminal.isInteractive()).rows());
    }

    /** Shows the lines; the last row of the window says how to go on. */
    void show(List<String> lines) throws InterruptedException {
        if (!terminal.isInteractive()) {
            lines.forEach(terminal::line);
            return;
        }
        int page = rows - 1;
        for (int next = 0; next < lines.size(); next += page) {
            lines.subList(next, Math.min(next + page, lines.size())).forEach(terminal::line);
            boolean more = next + page < lines.size();
            if (more && !goesOn(100 * (next + page) / lines.size())) {
                return;
            }
        }
    }

    private boolean goesOn(int percent) throws InterruptedException {
        terminal.ask(percent + " %   Enter: on   q: no more");
        try {
            return !keys.take().equals(Keys.QUIT);
        } finally {
            terminal.answered();
        }
    }
}
