package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns an interleaving of hundreds of steps into a {@link Story} of a few rows.
 *
 * <p>Kept are: reads and writes of variables that several threads use and one writes; locks, waits and wake-ups; and the
 * lines of the code under test in which they happen, however deep in the JDK. One thread's run of steps on one line is one
 * row. Left out is all else, and bookkeeping that explains nothing, such as a collection's {@code modCount}.
 */
public final class Condenser {
    /** The most rows a story has; earlier ones are left out. */
    public static final int MOST_ROWS = 25;

    private static final Set<String> BOOKKEEPING = Set.of("modCount", "threadLocalRandomProbe");

    private final List<Step> steps;
    private final Predicate<String> isUnderTest;
    private final Set<String> conflicts;
    private final List<Story.Row> rows = new ArrayList<>();

    /** The row being written: its thread, its line's step, its details. */
    private int thread = -1;

    private @Nullable Step line;
    private List<String> details = new ArrayList<>();
    private final Map<Integer, Step> lastLineOf = new HashMap<>();

    private Condenser(Interleaving interleaving, Predicate<String> isUnderTest) {
        this.steps = interleaving.steps();
        this.isUnderTest = isUnderTest;
        this.conflicts = conflictingVariables();
    }

    /**
     * Condenses.
     *
     * @param isUnderTest whether a class, given by its full name, belongs to the code under test
     */
    public static Story condense(Interleaving interleaving, Predicate<String> isUnderTest) {
        Condenser condenser = new Condenser(interleaving, isUnderTest);
        condenser.steps.forEach(condenser::add);
        condenser.finishRow();
        List<Story.Row> all = withoutPreparations(condenser.rows);
        int left = Math.max(0, all.size() - MOST_ROWS);
        return new Story(interleaving.threads(), all.subList(left, all.size()), left);
    }

    /** The main thread prepares and looks at the end; it is left out if others have something to tell. */
    private static List<Story.Row> withoutPreparations(List<Story.Row> rows) {
        List<Story.Row> others = rows.stream().filter(row -> row.thread() != 0).toList();
        return others.isEmpty() ? rows : others;
    }

    private Set<String> conflictingVariables() {
        Map<String, Set<Integer>> users = new HashMap<>();
        Set<String> written = new HashSet<>();
        for (Step step : steps) {
            String variable = step.variable();
            if (variable != null && step.thread() != 0 && lineOf(step) != null) {
                users.computeIfAbsent(variable, v -> new HashSet<>()).add(step.thread());
                if (step.kind() == Kind.WRITE) {
                    written.add(variable);
                }
            }
        }
        Set<String> result = new HashSet<>();
        users.forEach((variable, threads) -> {
            if (threads.size() > 1 && written.contains(variable) && !isBookkeeping(variable)) {
                result.add(variable);
            }
        });
        return result;
    }

    private static boolean isBookkeeping(String variable) {
        return BOOKKEEPING.contains(variable.substring(variable.lastIndexOf('.') + 1));
    }

    private void add(Step step) {
        if (step.kind() == Kind.SWITCH) {
            addWait(step);
            return;
        }
        Step at = lineOf(step);
        String detail = at == null ? null : detailOf(step);
        if (at == null || detail == null) {
            return;
        }
        Step current = line;
        if (step.thread() != thread || current == null || !sameLine(at, current)) {
            finishRow();
            thread = step.thread();
            line = at;
        }
        if (step.kind() != Kind.READ || !details.contains(detail)) {
            details.add(detail);
        }
    }

    /** A switch that the thread did not choose is seen in the next row; that it has to wait is worth a word. */
    private void addWait(Step step) {
        int reason = step.text().indexOf("(reason: ");
        if (reason >= 0 && step.thread() == thread && line != null) {
            details.add(step.text().substring(reason + 9, step.text().length() - 1));
        }
    }

    private @Nullable String detailOf(Step step) {
        String variable = step.variable();
        if (variable != null) {
            if (!conflicts.contains(variable)) {
                return null;
            }
            String text = step.text().replaceAll("Array<[^>]*>#", "array#");
            return step.kind() == Kind.READ ? "reads " + text.replace(" ➜ ", ": ") : text;
        }
        if (step.kind() == Kind.SYNC) {
            return isUnderTest.test(step.location().className()) ? step.text() : null;
        }
        return isLockCall(step) ? step.text() : null;
    }

    /** A call of the code under test to a lock: "lock.lock()". */
    private boolean isLockCall(Step step) {
        if (step.kind() != Kind.CALL || !isUnderTest.test(step.location().className())) {
            return false;
        }
        return step.text().matches("(?i).*\\b(\\w*lock\\w*|\\w*condition\\w*|\\w*semaphore\\w*)(#\\d+)?\\.\\w+\\(.*");
    }

    private void finishRow() {
        Step current = line;
        if (current != null) {
            Step before = lastLineOf.put(thread, current);
            boolean goesOn = before != null && sameLine(before, current) && before.caller() == current.caller();
            rows.add(new Story.Row(thread, current.location(), actionOf(current), goesOn, details));
        }
        line = null;
        details = new ArrayList<>();
    }

    /** What the line calls, or nothing if it reads or writes itself: the details say so. */
    private static String actionOf(Step line) {
        return line.kind() == Kind.CALL ? line.text() : "";
    }

    private static boolean sameLine(Step a, Step b) {
        Location x = a.location();
        Location y = b.location();
        return x.line() == y.line()
                && x.className().equals(y.className())
                && a.text().equals(b.text());
    }

    /** The step itself if it is in the code under test, or the innermost call from there that it happened in. */
    private @Nullable Step lineOf(Step step) {
        Step s = step;
        while (!isUnderTest.test(s.location().className())) {
            if (s.caller() < 0) {
                return null;
            }
            s = steps.get(s.caller());
        }
        return s;
    }
}
