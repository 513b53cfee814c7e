package io.raceproof.stress.report;

import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Draws a {@link CondensedTrace} as text: a column for each thread, time runs down. */
public final class Columns {
    private static final int GAP = 2;

    private final List<Integer> threads;
    private final boolean oneFile;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private final Function<Location, String> source;

    private Columns(CondensedTrace story, List<Integer> threads, int total, Function<Location, String> source) {
        this.threads = threads;
        this.source = source;
        this.oneFile = story.rows().stream()
                        .map(row -> row.location().file())
                        .distinct()
                        .count()
                <= 1;
        this.width = Math.max(16, (total - GAP * (threads.size() - 1)) / Math.max(1, threads.size()));
    }

    /**
     * Draws it.
     *
     * @param width of the whole picture, in characters
     */
    public static List<String> of(CondensedTrace story, int width) {
        return of(story, width, location -> "");
    }

    /**
     * The same with the text of each line.
     *
     * @param source the text of a line; where it is empty, what the line calls is shown
     */
    public static List<String> of(CondensedTrace story, int width, Function<Location, String> source) {
        List<Integer> threads = story.rows().stream()
                .map(CondensedTrace.Row::thread)
                .distinct()
                .sorted()
                .toList();
        Columns columns = new Columns(story, threads, width, source);
        columns.addHead(story);
        if (story.left() > 0) {
            columns.lines.add("(" + story.leftOut() + ")");
        }
        story.rows().forEach(columns::add);
        columns.lines.addAll(endingOf(story, width));
        return columns.lines;
    }

    /** Which thread waits for what at the end, a sentence for each. */
    static List<String> endingOf(CondensedTrace story, int width) {
        return story.ending().stuck().stream()
                .flatMap(stuck -> Terminal.wrap(stuck.sentence(story.threads()), width).stream())
                .toList();
    }

    private void addHead(CondensedTrace story) {
        StringBuilder head = new StringBuilder();
        for (int thread : threads) {
            head.append(String.format(
                    Locale.ROOT, "%-" + (width + GAP) + "s", story.threads().get(thread)));
        }
        lines.add(head.toString().stripTrailing());
    }

    private void add(CondensedTrace.Row row) {
        String text = source.apply(row.location()).strip();
        String action = text.isEmpty() ? row.action().replaceFirst(": [^:()]*$", "") : text;
        String goesOn = action.isEmpty() ? "(goes on)" : "(goes on in " + action + ")";
        String what = row.goesOn() ? goesOn : action;
        String place =
                oneFile ? "line " + row.location().line() : row.location().toString();
        put(row.thread(), 0, (place + "  " + what).strip());
        if (!row.details().isEmpty()) {
            put(row.thread(), 2, String.join("; ", row.details()));
        }
    }

    private void put(int thread, int indent, String text) {
        int before = threads.indexOf(thread) * (width + GAP);
        for (String part : Terminal.wrap(text, width - indent)) {
            lines.add(" ".repeat(before + indent) + part);
        }
    }
}
