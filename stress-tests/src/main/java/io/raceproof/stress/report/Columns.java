package io.raceproof.stress.report;

import io.raceproof.stress.lincheck.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a {@link Story} as text: a column for each thread, time runs down. */
public final class Columns {
    private static final int GAP = 2;

    private final List<Integer> threads;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Columns(List<Integer> threads, int total) {
        this.threads = threads;
        this.width = Math.max(16, (total - GAP * (threads.size() - 1)) / Math.max(1, threads.size()));
    }

    /**
     * Draws it.
     *
     * @param width of the whole picture, in characters
     */
    public static List<String> of(Story story, int width) {
        List<Integer> threads =
                story.rows().stream().map(Story.Row::thread).distinct().sorted().toList();
        Columns columns = new Columns(threads, width);
        for (int thread : threads) {
            columns.put(thread, 0, story.threads().get(thread));
        }
        columns.joinHead(threads.size());
        if (story.left() > 0) {
            columns.lines.add("(" + story.left() + " rows before are left out)");
        }
        story.rows().forEach(columns::add);
        return columns.lines;
    }

    /** The names of the threads stand in one line. */
    private void joinHead(int count) {
        StringBuilder head = new StringBuilder();
        for (String line : lines.subList(0, count)) {
            head.append(line.substring(Math.min(line.length(), head.length())));
            head.append(" ".repeat(Math.max(0, (width + GAP) * threads.size() - head.length())), 0, 0);
        }
        lines.clear();
        lines.add(head.toString());
    }

    private void add(Story.Row row) {
        String action = row.action().replaceFirst(": [^:()]*$", "");
        String what = row.goesOn() ? "goes on in " + action : action;
        put(
                row.thread(),
                0,
                String.format(Locale.ROOT, "%s  %s", row.location(), what).strip());
        row.details().forEach(detail -> put(row.thread(), 2, detail));
    }

    private void put(int thread, int indent, String text) {
        int before = threads.indexOf(thread) * (width + GAP);
        for (String part : Terminal.wrap(text, width - indent)) {
            lines.add(" ".repeat(before + indent) + part);
        }
    }
}
