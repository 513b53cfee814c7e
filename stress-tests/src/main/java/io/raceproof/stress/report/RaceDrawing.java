package io.raceproof.stress.report;

import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.happensbefore.DataRace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a data race as text in two columns, time going down: what each thread released and acquired around its access. Each
 * edge of the happens-before order is an arrow; before the second access stands a bar for the one that is missing.
 *
 * <pre>
 *   actor 1                             actor 2
 *   acquires A.lock
 *   releases A.lock ─────────────────╮
 *   writes A.sum at A.java:12        │
 *                                    ╰► acquires A.lock
 *   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ nothing orders the two ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
 *                                       reads A.sum at A.java:20
 * </pre>
 */
public final class RaceDrawing {
    private static final String MISSING = " nothing orders the two ";

    /** Between the columns: room for an arrow. */
    private static final String GAP = "     ";

    private record Row(String left, String between, String right) {
        Row withBetween(String drawn) {
            return new Row(left, drawn, right);
        }
    }

    private final DataRace race;

    /** Of a column. */
    private final int width;

    private final List<Row> rows = new ArrayList<>();

    /** The first row of each step. */
    private final List<Integer> firstRows = new ArrayList<>();

    private RaceDrawing(DataRace race, int width) {
        this.race = race;
        this.width = width;
    }

    /**
     * Draws it.
     *
     * @param width of the whole picture, in characters
     */
    public static List<String> of(DataRace race, int width) {
        RaceDrawing drawing = new RaceDrawing(race, Math.max(16, (width - GAP.length()) / 2));
        drawing.rows.add(new Row(race.first().thread(), GAP, race.second().thread()));
        race.steps().forEach(drawing::add);
        for (int i = 0; i < race.steps().size(); i++) {
            Step step = race.steps().get(i);
            if (step.edgeFrom() >= 0) {
                drawing.addEdge(drawing.firstRows.get(step.edgeFrom()), drawing.firstRows.get(i), !step.ofFirst());
            }
        }
        return drawing.rows.stream().map(drawing::line).toList();
    }

    private void add(Step step) {
        boolean access = step.kind() == Step.Kind.READS || step.kind() == Step.Kind.WRITES;
        if (access && !step.ofFirst()) {
            rows.add(new Row(MISSING, "", ""));
        }
        firstRows.add(rows.size());
        DataRace.Side side = step.ofFirst() ? race.first() : race.second();
        String words = step.kind().name().toLowerCase(Locale.ROOT) + " " + step.what();
        for (String part : Terminal.wrap(access ? words + " " + side.place() : words, width - 3)) {
            rows.add(step.ofFirst() ? new Row(part, GAP, "") : new Row("", GAP, part));
        }
    }

    /** From the row of a release to that of the acquire. */
    private void addEdge(int from, int to, boolean toTheRight) {
        Row begin = rows.get(from);
        Row end = rows.get(to);
        rows.set(from, toTheRight ? dashed(begin, " ").withBetween("─╮   ") : begin.withBetween(" ╭── "));
        for (int row = from + 1; row < to; row++) {
            if (rows.get(row).between().equals(GAP)) {
                rows.set(row, rows.get(row).withBetween(" │   "));
            }
        }
        rows.set(to, toTheRight ? end.withBetween(" ╰─► ") : dashed(end, " ◄").withBetween("─╯   "));
    }

    private Row dashed(Row row, String after) {
        String begun = row.left() + after;
        return new Row(begun + "─".repeat(Math.max(0, width - begun.length())), row.between(), row.right());
    }

    private String line(Row row) {
        if (row.left().equals(MISSING)) {
            String dashes = "╌".repeat(width + (GAP.length() - MISSING.length()) / 2);
            return dashes + MISSING + dashes;
        }
        String left = row.left() + " ".repeat(Math.max(0, width - row.left().length()));
        return (left + row.between() + row.right()).stripTrailing();
    }
}
