package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.ScheduleRecorder.Point;
import io.raceproof.stress.lincheck.ScheduleSearch.Run;
import io.raceproof.stress.lincheck.ScheduleTree.Move;
import io.raceproof.stress.lincheck.ScheduleTree.Taken;
import io.raceproof.stress.lincheck.Step.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Picks the steps of a schedule that others can see: reads and writes of what is shared, locks, calls of java.util.concurrent.
 * Such a call is one step, whatever it does inside; it is taken when its thread goes on behind the first point in it.
 *
 * <pre>
 *   point ── x = 1 ── map.get(…) ── point ── read table ── point ── read value ── …
 *     │        └ taken                │          └ map.get is taken
 *     └ a choice                      └ a choice          └ none: inside of one call
 * </pre>
 */
final class ScheduleSteps {
    /**
     * What a schedule is to its reader.
     *
     * @param steps that others can see
     * @param points for each of these, the point right before it; -1 if there is none since the step before
     */
    record Told(List<Taken> steps, List<Integer> points) {
        /** The steps, as a word. */
        String word() {
            StringBuilder word = new StringBuilder();
            steps.forEach(step -> word.append(ScheduleTree.letterOf(step.move().thread())));
            return word.toString();
        }
    }

    /** A step that can be seen: its number, the place in the trace at which it is taken, and the last point before that. */
    private record Seen(int step, int taken, int point) {}

    private final Set<String> sites;
    private final Predicate<String> isUnderTest;
    private final HeapWatch heap;

    /**
     * Of all schedules of one scenario.
     *
     * @param sites where the code does what others can see
     * @param heap of the schedules that came first: it knows what fields are called
     */
    ScheduleSteps(Set<String> sites, Predicate<String> isUnderTest, HeapWatch heap) {
        this.sites = Set.copyOf(sites);
        this.isUnderTest = isUnderTest;
        this.heap = heap;
    }

    /** Where an interleaving does what others can see. */
    static Set<String> sitesOf(Interleaving interleaving, Predicate<String> isUnderTest) {
        Code code = new Code(interleaving.steps(), isUnderTest);
        Set<String> conflicts = Conflicts.of(code);
        Set<String> sites = new HashSet<>();
        for (Step step : interleaving.steps()) {
            String variable = step.variable();
            if (variable != null
                    && conflicts.contains(variable)
                    && mayBeSeen(code, step)
                    && code.lineOf(step) != null) {
                sites.add(siteOf(step, variable));
            }
        }
        return sites;
    }

    private static String siteOf(Step step, String variable) {
        String field = variable.endsWith("]") ? "[]" : variable.substring(variable.lastIndexOf('.') + 1);
        return step.kind() + " " + step.location().className() + ":"
                + step.location().line() + " " + field;
    }

    private boolean isVisible(Code code, Step step) {
        String variable = step.variable();
        return mayBeSeen(code, step)
                && code.lineOf(step) != null
                && (variable == null || sites.contains(siteOf(step, variable)));
    }

    /** Whether a step is of a kind that others can see, wherever it is. */
    private static boolean mayBeSeen(Code code, Step step) {
        return step.thread() != 0
                && step.kind() != Kind.SWITCH
                && (step.kind() == Kind.CALL
                        ? step.lock() != null || code.isKeptCall(step)
                        : !code.isInsideOfConcurrent(step));
    }

    /** The state before the first step of an actor. */
    List<CondensedTrace.Field> first(Interleaving interleaving) {
        List<Step> all = interleaving.steps();
        int at = 0;
        while (at < all.size() && all.get(at).thread() == 0) {
            at++;
        }
        return heap.of(interleaving.heap()).before(at);
    }

    /** Whether each choice of the schedule was made. */
    static boolean isAsWanted(Run run) {
        return run.schedule().entrySet().stream()
                .allMatch(choice -> choice.getKey() < run.points().size()
                        && run.points().get(choice.getKey()).chosen() == choice.getValue());
    }

    /** Tells a schedule. */
    Told of(Run run) {
        Code code = new Code(run.traced().interleaving().steps(), isUnderTest);
        List<Seen> seen = seen(run, code);
        List<Integer> points = new ArrayList<>();
        for (int k = 0; k < seen.size(); k++) {
            points.add(isChoice(seen, k) ? seen.get(k).point() : -1);
        }
        return new Told(taken(run, code, seen), points);
    }

    private static boolean isChoice(List<Seen> seen, int k) {
        return k == 0 || seen.get(k).point() != seen.get(k - 1).point();
    }

    /** The threads that still have a step to take behind a point of the trace. */
    private static Set<Integer> comers(Code code, List<Seen> seen, int traced) {
        Set<Integer> comers = new HashSet<>();
        for (int k = seen.size() - 1; k >= 0 && seen.get(k).taken() >= traced; k--) {
            comers.add(code.steps().get(seen.get(k).step()).thread());
        }
        return comers;
    }

    private List<Seen> seen(Run run, Code code) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < code.steps().size(); i++) {
            if (isVisible(code, code.steps().get(i))) {
                int taken = takenAt(run, code, i);
                seen.add(new Seen(i, taken, pointBefore(run, taken)));
            }
        }
        seen.sort(Comparator.comparingInt(Seen::taken).thenComparingInt(Seen::step));
        return seen;
    }

    /** A call is taken when its thread goes on behind the first point in it; if there is none, or it waits there, at once. */
    private static int takenAt(Run run, Code code, int index) {
        TraceReader.Traced traced = run.traced();
        Step step = code.steps().get(index);
        int origin = traced.origins().get(index);
        Point inside = step.kind() == Kind.CALL ? nextOf(run, step.thread(), origin) : null;
        if (inside == null
                || inside.forced()
                || inside.traced() > traced.returns().getOrDefault(index, Integer.MAX_VALUE)) {
            return origin;
        }
        int goesOn = inside.traced();
        while (goesOn < traced.threads().size() && traced.threads().get(goesOn) != step.thread()) {
            goesOn++;
        }
        return goesOn < traced.threads().size() ? goesOn : origin;
    }

    /** The next point of a thread. */
    private static @Nullable Point nextOf(Run run, int thread, int origin) {
        for (Point point : run.points()) {
            if (point.thread() == thread && point.traced() > origin) {
                return point;
            }
        }
        return null;
    }

    private static int pointBefore(Run run, int traced) {
        int point = 0;
        while (point + 1 < run.points().size() && run.points().get(point + 1).traced() <= traced) {
            point++;
        }
        return point;
    }

    private List<Taken> taken(Run run, Code code, List<Seen> seen) {
        HeapWatch watch = heap.of(run.traced().interleaving().heap());
        List<Taken> taken = new ArrayList<>();
        for (int k = 0; k < seen.size(); k++) {
            Step step = code.steps().get(seen.get(k).step());
            Step line = code.lineOf(step);
            Step.Location place = code.placeOf(line == null ? step : line);
            Move move = new Move(
                    step.thread(),
                    place.file(),
                    place.line(),
                    textOf(step, seen.get(k).step()));
            int next = k + 1 < seen.size() ? seen.get(k + 1).taken() : Integer.MAX_VALUE;
            List<CondensedTrace.Field> state =
                    watch.before(firstOfMain(run, code, seen.get(k).taken(), next));
            SortedSet<Integer> ready = readyAt(run, seen.get(k), step.thread(), isChoice(seen, k));
            ready.retainAll(comers(code, seen, seen.get(k).taken()));
            taken.add(new Taken(move, state, ready));
        }
        return taken;
    }

    /** The step before which the next one is taken; what the main thread does behind the actors is not theirs. */
    private static int firstOfMain(Run run, Code code, int taken, int next) {
        List<Integer> origins = run.traced().origins();
        int step = 0;
        while (step < origins.size() && origins.get(step) <= taken) {
            step++;
        }
        while (step < origins.size()
                && origins.get(step) < next
                && code.steps().get(step).thread() != 0) {
            step++;
        }
        return step;
    }

    /** Who could go on instead; between two steps without a point, no other thread can. */
    private static SortedSet<Integer> readyAt(Run run, Seen seen, int thread, boolean isChoice) {
        SortedSet<Integer> ready = new TreeSet<>(List.of(thread));
        if (isChoice && !run.points().isEmpty()) {
            Point point = run.points().get(seen.point());
            ready.addAll(point.others());
            if (point.thread() > 0 && !point.forced()) {
                ready.add(point.thread());
            }
        }
        return ready;
    }

    private static String textOf(Step step, int index) {
        String text = FieldWatch.shortened(step.text());
        LockUse use = step.lock();
        if (step.variable() != null) {
            return step.kind() == Kind.READ ? "reads " + text.replace(" ➜ ", ": ") : text;
        }
        if (use != null && use.monitor() && !use.lock().isEmpty()) {
            text = text + " on " + use.lock();
        }
        boolean waits = use != null && use.done() != index && use.action() == LockUse.Action.ENTER && use.monitor();
        return waits ? text + ": waits" : text;
    }
}
