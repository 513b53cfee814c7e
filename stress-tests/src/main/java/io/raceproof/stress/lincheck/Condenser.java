package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String WAITS = "waits";
    private static final Set<String> BOOKKEEPING = Set.of("modCount", "threadLocalRandomProbe");

    private final List<Step> steps;
    private final Predicate<String> isUnderTest;
    private final Set<String> conflicts;
    private final LockWatch locks;
    private final List<Draft> rows = new ArrayList<>();

    /** A row and the index of the step that it begins with. */
    private record Draft(int first, Story.Row row) {}

    /** The row being written: its thread, its first step, its line's step, its details. */
    private int thread = -1;

    private int first;
    private @Nullable Step line;
    private List<String> details = new ArrayList<>();
    private final Map<Integer, Step> lastLineOf = new HashMap<>();

    private Condenser(Interleaving interleaving, Predicate<String> isUnderTest) {
        this.steps = interleaving.steps();
        this.isUnderTest = isUnderTest;
        this.conflicts = conflictingVariables();
        this.locks = new LockWatch(steps, isUnderTest);
    }

    /**
     * Condenses.
     *
     * @param isUnderTest whether a class, given by its full name, belongs to the code under test
     */
    public static Story condense(Interleaving interleaving, Predicate<String> isUnderTest) {
        Condenser condenser = new Condenser(interleaving, isUnderTest);
        for (int i = 0; i < condenser.steps.size(); i++) {
            condenser.locks.step(i);
            condenser.add(i);
        }
        condenser.finishRow();
        List<Draft> all = withoutPreparations(condenser.rows);
        int left = Math.max(0, all.size() - MOST_ROWS);
        return condenser.story(interleaving.threads(), all.subList(left, all.size()), left);
    }

    /** The main thread prepares and looks at the end; it is left out if others have something to tell. */
    private static List<Draft> withoutPreparations(List<Draft> rows) {
        List<Draft> others =
                rows.stream().filter(draft -> draft.row().thread() != 0).toList();
        return others.isEmpty() ? rows : others;
    }

    /** With the state after each row, which lasts until the next one begins. */
    private Story story(List<String> threads, List<Draft> drafts, int left) {
        LockWatch held = new LockWatch(steps, isUnderTest);
        FieldWatch values = new FieldWatch(steps, conflicts);
        List<Story.Row> told = new ArrayList<>();
        List<Story.Event> events = new ArrayList<>();
        int at = 0;
        for (int i = 0; i <= drafts.size(); i++) {
            int end = i < drafts.size() ? drafts.get(i).first() : steps.size();
            for (; at < end; at++) {
                held.step(at);
                values.step(at);
                Step step = steps.get(at);
                events.add(new Story.Event(
                        step.thread(),
                        depthOf(step),
                        step.text(),
                        step.location().toString(),
                        i - 1));
            }
            if (i > 0) {
                Story.Row row = drafts.get(i - 1).row();
                told.add(new Story.Row(
                        row.thread(),
                        row.location(),
                        row.action(),
                        row.goesOn(),
                        row.details(),
                        values.fields(),
                        held.locks()));
            }
        }
        int stepsLeft = Math.max(0, events.size() - Story.MOST_STEPS);
        return new Story(threads, told, left, events.subList(stepsLeft, events.size()), stepsLeft, held.ending());
    }

    private int depthOf(Step step) {
        int depth = 0;
        for (int caller = step.caller(); caller >= 0; caller = steps.get(caller).caller()) {
            depth++;
        }
        return depth;
    }

    private Set<String> conflictingVariables() {
        Map<String, Set<Integer>> users = new HashMap<>();
        Set<String> written = new HashSet<>();
        for (Step step : steps) {
            String variable = step.variable();
            if (variable != null && step.thread() != 0 && lineOf(step) != null && !isInsideOfLock(step)) {
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

    /** How a lock of java.util.concurrent works inside is not the story. */
    private boolean isInsideOfLock(Step step) {
        for (int caller = step.caller(); caller >= 0; caller = steps.get(caller).caller()) {
            if (steps.get(caller).lock() != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBookkeeping(String variable) {
        return BOOKKEEPING.contains(variable.substring(variable.lastIndexOf('.') + 1));
    }

    private void add(int index) {
        Step step = steps.get(index);
        if (step.kind() == Kind.SWITCH) {
            addWait(step);
            return;
        }
        Step at = lineOf(step);
        String detail = at == null ? null : detailOf(index);
        if (at == null || detail == null) {
            return;
        }
        Step current = line;
        if (step.thread() != thread || current == null || !sameLine(at, current)) {
            finishRow();
            thread = step.thread();
            first = index;
            line = at;
        }
        if (step.kind() != Kind.READ || !details.contains(detail)) {
            details.add(detail);
        }
    }

    /** A switch that the thread did not choose is seen in the next row; that it has to wait is worth a word. */
    private void addWait(Step step) {
        int reason = step.text().indexOf("(reason: ");
        boolean told = !details.isEmpty() && details.get(details.size() - 1).contains(WAITS);
        if (reason >= 0 && step.thread() == thread && line != null && !told) {
            details.add(step.text().substring(reason + 9, step.text().length() - 1));
        }
    }

    private @Nullable String detailOf(int index) {
        Step step = steps.get(index);
        String variable = step.variable();
        if (variable != null) {
            if (!conflicts.contains(variable) || isInsideOfLock(step)) {
                return null;
            }
            String text = step.text().replaceAll("Array<[^>]*>#", "array#");
            return step.kind() == Kind.READ ? "reads " + text.replace(" ➜ ", ": ") : text;
        }
        boolean kept =
                step.kind() == Kind.SYNC ? isUnderTest.test(step.location().className()) : isLockCall(step);
        return kept ? textOf(index) : null;
    }

    /** What a step does to a lock, and what comes of it. */
    private String textOf(int index) {
        Step step = steps.get(index);
        LockUse use = step.lock();
        if (use == null) {
            return step.text();
        }
        String text = step.text() + (use.monitor() && !use.lock().isEmpty() ? " on " + use.lock() : "");
        if (locks.isUnheard(index)) {
            return text + ", and nobody hears it";
        }
        if (use.done() == LockUse.NEVER) {
            return (text.startsWith(WAITS) ? text : text + ": " + WAITS) + " for ever";
        }
        return use.done() > index && use.monitor() && use.action() == LockUse.Action.ENTER ? text + ": " + WAITS : text;
    }

    /** A call of the code under test to a lock: "lock.lock()". */
    private boolean isLockCall(Step step) {
        if (step.kind() != Kind.CALL || !isUnderTest.test(step.location().className())) {
            return false;
        }
        return step.lock() != null
                || step.text()
                        .matches("(?i).*\\b(\\w*lock\\w*|\\w*condition\\w*|\\w*semaphore\\w*)(#\\d+)?\\.\\w+\\(.*");
    }

    private void finishRow() {
        Step current = line;
        if (current != null) {
            Step before = lastLineOf.put(thread, current);
            boolean goesOn = before != null && sameLine(before, current) && before.caller() == current.caller();
            rows.add(new Draft(first, new Story.Row(thread, placeOf(current), actionOf(current), goesOn, details)));
        }
        line = null;
        details = new ArrayList<>();
    }

    /** A synchronized method is entered nowhere: its first line stands for that. */
    private Location placeOf(Step step) {
        Location place = step.location();
        return place.line() > 0
                ? place
                : steps.stream()
                        .filter(other -> other.caller() == step.caller()
                                && other.location().line() > 0
                                && other.location().className().equals(place.className()))
                        .findFirst()
                        .or(() -> Optional.ofNullable(step.caller() < 0 ? null : steps.get(step.caller())))
                        .map(Step::location)
                        .orElse(place);
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
                && ((a.kind() != Kind.CALL && b.kind() != Kind.CALL) || a.text().equals(b.text()));
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
