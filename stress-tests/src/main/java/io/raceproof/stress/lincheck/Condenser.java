package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns an interleaving of hundreds of steps into a {@link CondensedTrace} of a few rows.
 *
 * <p>Kept are: reads and writes of the variables that decide ({@link Conflicts}); locks, waits and wake-ups, monitors of the
 * JDK's collections too where threads contend for them; calls of objects of java.util.concurrent, with what they return;
 * interrupts; exceptions; and the lines of the code under test in which all that happens, however deep in the JDK. One
 * thread's run of steps on one line is one row. What repeats itself without a change is told once. Where nothing of that
 * kind happens, the steps themselves are the rows: a story is never empty.
 */
public final class Condenser {
    /** The most rows a story has; earlier ones are left out. */
    public static final int MOST_ROWS = 25;

    private static final String WAITS = "waits";

    private final Interleaving interleaving;
    private final List<Step> steps;
    private final Code code;
    private final Set<String> conflicts;
    private final Set<String> contended;
    private final LockWatch locks;
    private final Set<Step> waiting;
    private final RowWriter writer;

    private Condenser(Interleaving interleaving, Predicate<String> isUnderTest) {
        this.interleaving = interleaving;
        this.steps = interleaving.steps();
        this.code = new Code(steps, isUnderTest);
        this.conflicts = Conflicts.of(code);
        this.contended = contendedMonitors();
        this.locks = new LockWatch(interleaving, code);
        this.waiting = new OpenCalls(steps, interleaving.threads()).waiting();
        this.writer = new RowWriter(code);
    }

    /**
     * Condenses.
     *
     * @param isUnderTest whether a class, given by its full name, belongs to the code under test
     */
    public static CondensedTrace condense(Interleaving interleaving, Predicate<String> isUnderTest) {
        Condenser condenser = new Condenser(interleaving, isUnderTest);
        List<Draft> all = withoutRepetitions(withoutPreparations(condenser.drafts()));
        if (all.isEmpty()) {
            all = withoutRepetitions(condenser.raw());
        }
        int left = Math.max(0, all.size() - MOST_ROWS);
        return condenser.story(interleaving.threads(), all.subList(left, all.size()), left);
    }

    private List<Draft> drafts() {
        Map<Integer, List<Integer>> returns = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            if (code.isKeptCall(steps.get(i)) && !steps.get(i).isOpen()) {
                returns.computeIfAbsent(steps.get(i).returned(), at -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            locks.step(i);
            add(i);
            for (int call : returns.getOrDefault(i, List.of())) {
                addReturn(call, i);
            }
        }
        return writer.end();
    }

    /** The main thread prepares and looks at the end; it is left out if others have something to tell. */
    private static List<Draft> withoutPreparations(List<Draft> rows) {
        List<Draft> others =
                rows.stream().filter(draft -> draft.row().thread() != 0).toList();
        return others.isEmpty() ? rows : others;
    }

    /** Without the rows in which a thread sees once more what it has seen, and nothing has changed since. */
    private static List<Draft> withoutRepetitions(List<Draft> rows) {
        List<Draft> kept = new ArrayList<>();
        Set<CondensedTrace.Row> seen = new HashSet<>();
        for (Draft draft : rows) {
            CondensedTrace.Row row = draft.row();
            boolean changes = row.details().stream().anyMatch(detail -> !detail.matches("(reads|returns) .*"));
            if (seen.add(new CondensedTrace.Row(row.thread(), row.location(), row.action(), false, row.details()))) {
                kept.add(draft);
                if (changes) {
                    seen.clear();
                }
            }
        }
        return kept;
    }

    /** The steps of the code under test, or if there are none, all steps of the actors. */
    private List<Draft> raw() {
        List<Draft> ofCode = raw(true);
        return ofCode.isEmpty() ? raw(false) : ofCode;
    }

    private List<Draft> raw(boolean underTest) {
        List<Draft> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean kept = step.thread() != 0
                    && step.kind() != Kind.SWITCH
                    && step.location().line() > 0;
            if (kept && (!underTest || code.isIn(step))) {
                boolean isCall = step.kind() == Kind.CALL;
                List<String> details = isCall ? List.of() : List.of(accessOf(step));
                String action = isCall ? step.text() : "";
                rows.add(new Draft(i, new CondensedTrace.Row(step.thread(), step.location(), action, false, details)));
            }
        }
        return rows;
    }

    /**
     * With the state after each row, which lasts until the next one begins; after the last row, until the actors have ended:
     * what the main thread does then is not the story.
     */
    private CondensedTrace story(List<String> threads, List<Draft> drafts, int left) {
        StateWatch state = new StateWatch(interleaving, code, conflicts);
        List<CondensedTrace.Row> told = new ArrayList<>();
        List<CondensedTrace.Event> events = new ArrayList<>();
        int at = 0;
        for (int i = 0; i <= drafts.size(); i++) {
            int end = i < drafts.size() ? drafts.get(i).first() : steps.size();
            int afterActors = i < drafts.size() || drafts.isEmpty() ? end : ThreadWatch.lastOfActors(steps) + 1;
            for (; at < end; at++) {
                if (at == afterActors) {
                    told.add(state.after(drafts.get(i - 1).row(), at));
                }
                state.step(at);
                Step step = steps.get(at);
                events.add(new CondensedTrace.Event(
                        step.thread(),
                        code.depthOf(step),
                        step.text(),
                        step.location().toString(),
                        i - 1));
            }
            if (i == 0) {
                state.begin();
            } else if (told.size() < i) {
                told.add(state.after(drafts.get(i - 1).row(), end));
            }
        }
        int stepsLeft = Math.max(0, events.size() - CondensedTrace.MOST_STEPS);
        return new CondensedTrace(
                threads, told, left, events.subList(stepsLeft, events.size()), stepsLeft, state.ending());
    }

    /** The monitors that several actors use, or one waits for. */
    private Set<String> contendedMonitors() {
        Map<String, Set<Integer>> users = new HashMap<>();
        Set<String> result = new HashSet<>();
        for (Step step : steps) {
            LockUse use = step.lock();
            if (use != null && use.monitor() && use.certain() && step.thread() != 0) {
                if (!code.isInsideOfConcurrent(step)) {
                    users.computeIfAbsent(use.lock(), lock -> new HashSet<>()).add(step.thread());
                }
                if (use.done() == LockUse.NEVER) {
                    result.add(use.lock());
                }
            }
        }
        users.forEach((lock, threads) -> {
            if (threads.size() > 1) {
                result.add(lock);
            }
        });
        return result;
    }

    private void add(int index) {
        Step step = steps.get(index);
        if (step.kind() == Kind.SWITCH) {
            addWait(step);
            return;
        }
        Step line = code.lineOf(step);
        String detail = line == null ? null : detailOf(index, line);
        if (line != null && detail != null && !isOverAtOnce(step, line, detail)) {
            writer.add(index, line, detail, step.kind() == Kind.READ);
        }
    }

    /** The JDK enters and leaves a monitor, and nothing happens between: neither is told. */
    @SuppressWarnings("ReferenceEquality") // the same step, not an equal one
    private boolean isOverAtOnce(Step step, Step line, String detail) {
        boolean leaves = step.lock() != null && step.lock().action() == LockUse.Action.LEAVE;
        return leaves && step != line && writer.takeBack(line, detail.replaceFirst("^leaves", "enters"));
    }

    /** A call that others have interrupted goes on, and then returns. */
    private void addReturn(int call, int index) {
        Step step = steps.get(call);
        if (step.lock() != null || step.text().contains(": threw ")) {
            return;
        }
        String result = RowWriter.resultOf(step);
        if (writer.isAt(step)) {
            writer.add(index, step, result.isEmpty() ? "" : "returns " + result, false);
        } else if (step.thread() != 0) {
            writer.add(index, step, ("returns " + result).strip(), false);
        }
    }

    /** A switch that the thread did not choose is seen in the next row; that it has to wait is worth a word. */
    private void addWait(Step step) {
        int reason = step.text().indexOf("(reason: ");
        if (reason >= 0) {
            writer.addWait(
                    step.thread(), step.text().substring(reason + 9, step.text().length() - 1), WAITS);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same step, not an equal one
    private @Nullable String detailOf(int index, Step line) {
        Step step = steps.get(index);
        String variable = step.variable();
        if (variable != null) {
            if (!conflicts.contains(variable) || code.isInsideOfConcurrent(step)) {
                return null;
            }
            return accessOf(step);
        }
        return switch (step.kind()) {
            case SYNC -> isKeptMonitor(step) ? textOf(index) : null;
            case THROW -> step == line || line.text().contains(": threw ") ? step.text() : null;
            case CALL -> code.isKeptCall(step) ? detailOfCall(index) : null;
            default -> null;
        };
    }

    private static String accessOf(Step step) {
        String text = FieldWatch.shortened(step.text());
        return step.kind() == Kind.READ ? "reads " + text.replace(" ➜ ", ": ") : text;
    }

    /** What is to be said of a call beside the call itself. */
    private String detailOfCall(int index) {
        Step step = steps.get(index);
        if (step.lock() != null) {
            String text = textOf(index);
            return text.equals(step.text())
                    ? ""
                    : text.substring(step.text().length()).replaceFirst("^(, and |: )", "");
        }
        return waiting.contains(step) ? WAITS + " forever" : "";
    }

    private boolean isKeptMonitor(Step step) {
        LockUse use = step.lock();
        return code.isIn(step) || (use != null && contended.contains(use.lock()));
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
            return text + ", and no thread is waiting";
        }
        if (use.done() == LockUse.NEVER) {
            boolean said = step.kind() == Kind.SYNC && text.startsWith(WAITS);
            return (said ? text : text + ": " + WAITS) + " forever";
        }
        return use.done() > index && use.monitor() && use.action() == LockUse.Action.ENTER ? text + ": " + WAITS : text;
    }
}
