package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Location;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Interleaving} told in a few rows, over the lines of the code under test. A part of the page's JSON: see
 * {@link io.raceproof.stress.report.Page}.
 *
 * @param threads the names of the threads that appear
 * @param rows in order; each one thread on one line, without interruption
 * @param left how many rows were left out at the front, to keep the story short
 * @param steps all that happened, not condensed; at most {@link #MOST_STEPS}
 * @param stepsLeft how many steps were left out at the front of that
 * @param ending which threads wait forever, and why
 */
public record CondensedTrace(
        List<String> threads, List<Row> rows, int left, List<Event> steps, int stepsLeft, Ending ending) {
    /** So many steps are kept, the last ones. */
    public static final int MOST_STEPS = 5_000;

    /** Keeps copies. */
    public CondensedTrace {
        threads = List.copyOf(threads);
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
    }

    /** The rows only: no thread waits forever. */
    public CondensedTrace(List<String> threads, List<Row> rows, int left) {
        this(threads, rows, left, List.of(), 0, Ending.ALL_WENT_ON);
    }

    /** How many rows were left out, in words: "3 rows are left out". */
    public String leftOut() {
        return left == 1 ? "1 row is left out" : left + " rows are left out";
    }

    /** The same with other names of its threads, in its sentences too. */
    public CondensedTrace named(List<String> names) {
        List<Row> told = rows.stream()
                .map(row -> row.withNotes(
                        row.notes().stream().map(note -> renamed(note, names)).toList()))
                .toList();
        List<Stuck> stuck = ending.stuck().stream()
                .map(one -> one.because(renamed(one.reason(), names)))
                .toList();
        return new CondensedTrace(
                names, told, left, steps, stepsLeft, new Ending(stuck, ending.cycle(), ending.unheard()));
    }

    private String renamed(String text, List<String> names) {
        String any = threads.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b"));
        return Pattern.compile(any)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.get(threads.indexOf(found.group()))));
    }

    /**
     * The same with at most so many rows: those next to a switch of threads stay longest, then those that tell an access
     * that decides.
     */
    public CondensedTrace brief(int most) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (isAtSwitch(i) || !rows.get(i).details().isEmpty()) {
                kept.add(i);
            }
        }
        while (kept.size() > most) {
            kept.remove(kept.stream().filter(i -> !isAtSwitch(i)).findFirst().orElse(kept.get(0)));
        }
        List<Row> some = kept.stream().map(rows::get).toList();
        return new CondensedTrace(threads, some, left + rows.size() - some.size(), steps, stepsLeft, ending);
    }

    private boolean isAtSwitch(int row) {
        int thread = rows.get(row).thread();
        boolean afterOne = row > 0 && rows.get(row - 1).thread() != thread;
        return afterOne || (row + 1 < rows.size() && rows.get(row + 1).thread() != thread);
    }

    /**
     * One thread on one line.
     *
     * @param thread an index into {@link CondensedTrace#threads}
     * @param location the line of the code under test
     * @param action what the line calls or does: "ArrayList#1.add(1)"
     * @param goesOn whether the thread was interrupted in this line before and goes on in it now
     * @param details what this does to what the threads share, in order: "reads size: 0", "size = 1"
     * @param fields what the threads share, with its values after this row; in the same order in each row
     * @param locks those that a thread holds or waits for after this row
     * @param notes a sentence for each stale value that it acts on, and for each value of another thread that it overwrites
     * @param doing what each actor does after this row
     */
    public record Row(
            int thread,
            Location location,
            String action,
            boolean goesOn,
            List<String> details,
            List<Field> fields,
            List<Lock> locks,
            List<String> notes,
            List<Doing> doing) {
        /** Keeps copies. */
        public Row {
            details = List.copyOf(details);
            fields = List.copyOf(fields);
            locks = List.copyOf(locks);
            notes = List.copyOf(notes);
            doing = List.copyOf(doing);
        }

        /** Of which nothing is noted. */
        public Row(
                int thread,
                Location location,
                String action,
                boolean goesOn,
                List<String> details,
                List<Field> fields,
                List<Lock> locks) {
            this(thread, location, action, goesOn, details, fields, locks, List.of(), List.of());
        }

        /** Without fields and locks. */
        public Row(int thread, Location location, String action, boolean goesOn, List<String> details) {
            this(thread, location, action, goesOn, details, List.of(), List.of());
        }

        Row withNotes(List<String> others) {
            return new Row(thread, location, action, goesOn, details, fields, locks, others, doing);
        }
    }

    /**
     * What a thread does.
     *
     * @param phase whether it has begun, and whether it has ended
     * @param stack the calls that it is inside of, the innermost first; only those that the code under test makes, and its own
     */
    public record Doing(int thread, Phase phase, List<String> stack) {
        /** Keeps a copy. */
        public Doing {
            stack = List.copyOf(stack);
        }
    }

    /** How far a thread is. */
    public enum Phase {
        /** Its first step is still to come. */
        NOT_BEGUN,
        /** Between its first step and its last one; it may have to wait. */
        RUNS,
        /** Its last step is over. */
        ENDED
    }

    /**
     * A variable with its value.
     *
     * @param name as the trace calls it
     * @param value as the trace writes it; empty if it does not tell yet
     * @param cells of a collection or an array, what it holds, element by element; else null
     */
    public record Field(String name, String value, @Nullable List<String> cells) implements Serializable {
        /** One that holds no elements, or of which they are not known. */
        public Field(String name, String value) {
            this(name, value, null);
        }
    }

    /**
     * A lock, or a condition, that no thread holds and threads wait on.
     *
     * @param name as the code calls it, or after the line that takes it; empty if the trace does not tell
     * @param holders the threads that have it
     * @param waiters those that want it
     * @param sleepers those that wait to be notified
     */
    public record Lock(String name, List<Integer> holders, List<Integer> waiters, List<Integer> sleepers) {}

    /**
     * One step of the whole trace.
     *
     * @param thread an index into {@link CondensedTrace#threads}
     * @param depth how many calls it is inside of
     * @param text what happened
     * @param place where: "ArrayList.java:454", or empty
     * @param row the row it belongs to, or the last one before; -1 before the first
     */
    public record Event(int thread, int depth, String text, String place, int row) {}

    /**
     * How it ends.
     *
     * @param stuck the threads that wait forever
     * @param cycle threads of which each waits for a lock of the next one, and the last for one of the first; or empty
     * @param unheard the signals that came while no thread waited, and on whose lock a thread waits at the end
     */
    public record Ending(List<Stuck> stuck, List<Integer> cycle, List<Signal> unheard) {
        /** No thread waits. */
        public static final Ending ALL_WENT_ON = new Ending(List.of(), List.of(), List.of());
    }

    /**
     * A thread that waits forever.
     *
     * @param sleeps whether it waits to be notified, and not for the lock itself
     * @param lock the lock's name, or the call that does not return: {@code latch.await()}; empty if the trace does not tell
     * @param location where it waits
     * @param reason who holds the lock, or who else uses what is called; empty if the trace does not tell
     */
    public record Stuck(int thread, boolean sleeps, String lock, Location location, String reason) {
        /** Of whose lock nothing is known. */
        public Stuck(int thread, boolean sleeps, String lock, Location location) {
            this(thread, sleeps, lock, location, "");
        }

        Stuck because(String why) {
            return new Stuck(thread, sleeps, lock, location, why);
        }

        /** Which thread waits for what, in words. */
        public String sentence(List<String> threads) {
            String what = lock.endsWith(")") ? " in " : sleeps ? " to be notified on " : " for ";
            return threads.get(thread) + " waits forever at " + location + (lock.isEmpty() ? "" : what + lock)
                    + (reason.isEmpty() ? "" : ", " + reason);
        }
    }

    /**
     * A signal.
     *
     * @param step of the interleaving
     * @param lock the lock or condition
     * @param location where it was given
     */
    public record Signal(int thread, int step, String lock, Location location) {}
}
