package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the details of one thread on one line into a row, as long as no other thread and no other line comes between. */
final class RowWriter {
    private final Code code;
    private final List<Draft> rows = new ArrayList<>();

    /** The row being written: its thread, its first step, its line's step, its details. */
    private int thread = -1;

    private int first;
    private @Nullable Step line;
    private List<String> details = new ArrayList<>();
    private final Map<Integer, Step> lastLineOf = new HashMap<>();

    /** Of these steps. */
    RowWriter(Code code) {
        this.code = code;
    }

    /** Whether the row that is written is this call's. */
    boolean isAt(Step call) {
        Step current = line;
        return current != null
                && thread == call.thread()
                && current.caller() == call.caller()
                && sameLine(call, current);
    }

    /**
     * Adds a detail of a step to its line's row, or begins that.
     *
     * @param detail empty if the line says it all
     * @param once whether it is told once if it comes twice
     */
    void add(int index, Step at, String detail, boolean once) {
        Step current = line;
        if (at.thread() != thread || current == null || !sameLine(at, current)) {
            finishRow();
            thread = at.thread();
            first = index;
            line = at;
        }
        if (!detail.isEmpty() && !(once && details.contains(detail))) {
            details.add(detail);
        }
    }

    /** Takes back the last detail if it is this one of the same row. */
    boolean takeBack(Step at, String detail) {
        int last = details.size() - 1;
        Step current = line;
        boolean same = current != null && at.thread() == thread && sameLine(at, current) && last >= 0;
        return same && details.get(last).equals(detail) && details.remove(last) != null;
    }

    /** Says in the row of that thread why it does not go on, unless it says so. */
    void addWait(int waiting, String reason, String word) {
        boolean told = !details.isEmpty() && details.get(details.size() - 1).contains(word);
        if (waiting == thread && line != null && !told) {
            details.add(reason);
        }
    }

    /** All rows. */
    List<Draft> end() {
        finishRow();
        return rows;
    }

    private void finishRow() {
        Step current = line;
        if (current != null) {
            Step before = lastLineOf.put(thread, current);
            boolean goesOn = before != null && sameLine(before, current) && before.caller() == current.caller();
            rows.add(new Draft(
                    first, new CondensedTrace.Row(thread, code.placeOf(current), actionOf(current), goesOn, details)));
        }
        line = null;
        details = new ArrayList<>();
    }

    /** What the line calls, or nothing if it reads or writes itself: the details say so. */
    private static String actionOf(Step line) {
        if (line.kind() != Kind.CALL) {
            return "";
        }
        String result = resultOf(line);
        boolean told = line.isConcurrentCall() && line.lock() == null && !result.isEmpty();
        return told ? line.text().substring(0, line.text().length() - result.length() - 2) : line.text();
    }

    /** What a call returned, or empty. */
    static String resultOf(Step call) {
        int end = call.text().lastIndexOf("): ");
        return end < 0 ? "" : call.text().substring(end + 3);
    }

    private static boolean sameLine(Step a, Step b) {
        Location x = a.location();
        Location y = b.location();
        return x.line() == y.line()
                && x.className().equals(y.className())
                && ((a.kind() != Kind.CALL && b.kind() != Kind.CALL) || a.text().equals(b.text()));
    }
}
