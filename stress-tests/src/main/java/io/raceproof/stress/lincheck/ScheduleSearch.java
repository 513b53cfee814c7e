package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.ScheduleRecorder.Point;
import io.raceproof.stress.lincheck.TraceReader.Traced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which schedules are run for a {@link ScheduleTree}: those that begin as was asked first, and of these, those with the fewest
 * preemptions (Musuvathi and Qadeer, PLDI 2007). From each that was run, others branch off at each point behind its own last
 * choice at which the next thing that its thread does can be seen by others; a switch elsewhere makes no difference.
 *
 * <pre>
 *   two serial orders ──what can be seen by others──► tree ◄──add── run ◄──the first── to do
 *                                 ▲                                  │                  ▲
 *                                 └──────── more, found late ────────┤                  │
 *                                  the tree begins anew              └──── branches ────┘
 * </pre>
 *
 * <p>For the thread that runs the model checker.
 */
final class ScheduleSearch {
    /**
     * What was run.
     *
     * @param schedule which thread goes on, by the number of the point
     */
    record Run(Map<Integer, Integer> schedule, List<Point> points, Traced traced) {}

    /**
     * A schedule to run.
     *
     * @param word its steps up to its last choice
     * @param asked how many of these are those that were asked for
     */
    private record Todo(Map<Integer, Integer> schedule, String word, int asked, int preemptions, int number) {}

    private static final Comparator<Todo> ORDER = Comparator.comparingInt(Todo::asked)
            .reversed()
            .thenComparingInt(Todo::preemptions)
            .thenComparingInt(Todo::number);

    /** So many steps are recorded in all, whatever the number of schedules: what runs in circles has many. */
    private static final int MOST_STEPS = 400_000;

    private final RecordedScenario.Recording recording;
    private final PriorityQueue<Todo> todo = new PriorityQueue<>(ORDER);

    private final Map<String, Boolean> tested = new HashMap<>();

    /** The places in the code at which something is done that other threads can see. */
    private final Set<String> sites = new HashSet<>();

    /** What the objects held in the runs that have told of sites: names of fields come of these. */
    private final List<Interleaving.Snapshot> heap = new ArrayList<>();

    /** What schedules that were run, or are to be run, begin with. */
    private final Set<String> known = new HashSet<>();

    private @Nullable Todo current;
    private @Nullable ScheduleSteps steps;
    private ScheduleTree.@Nullable Builder tree;
    private List<String> threads = List.of();
    private int ran;
    private int numbers;
    private int stepsRun;

    /** Whether a schedule could not be run, or not be added: what was recorded is not all. */
    private boolean lost;

    private boolean over;

    /** Of one scenario. */
    ScheduleSearch(RecordedScenario.Recording recording) {
        this.recording = recording;
        restart();
    }

    /** Remembered, as it is asked of each step. */
    private boolean isUnderTest(String name) {
        Boolean known = tested.get(name);
        if (known == null) {
            known = recording.isUnderTest(name);
            tested.put(name, known);
        }
        return known;
    }

    private void restart() {
        todo.clear();
        known.clear();
        add(Map.of(), "", 0);
    }

    private void add(Map<Integer, Integer> schedule, String word, int preemptions) {
        todo.add(new Todo(schedule, word, alike(recording.first(), word), preemptions, numbers++));
    }

    /** The schedule to be run now; null if it is over. */
    @Nullable
    Map<Integer, Integer> next() {
        if (over || ran >= recording.budget()) {
            return null;
        }
        Todo next = todo.poll();
        if (next != null) {
            current = next;
        }
        return next == null ? null : next.schedule();
    }

    /** The tool could not run a schedule to its end; {@code forGood} if it cannot run others either. */
    void gaveUp(boolean forGood) {
        ran++;
        lost = true;
        over |= forGood;
    }

    /** It was run. */
    void ran(Run run, ScheduleTree.End end) {
        Todo now = current;
        if (now == null) {
            throw new IllegalStateException("no schedule was asked for");
        }
        ran++;
        Interleaving interleaving = run.traced().interleaving();
        stepsRun += interleaving.steps().size();
        over |= stepsRun > MOST_STEPS;
        boolean isNews = sites.addAll(ScheduleSteps.sitesOf(interleaving, this::isUnderTest));
        ScheduleSteps found = steps;
        if (isNews || found == null || tree == null) {
            learn(run, interleaving);
        } else {
            add(run, end, now, found.of(run), tree);
        }
    }

    private void add(Run run, ScheduleTree.End end, Todo now, ScheduleSteps.Told told, ScheduleTree.Builder to) {
        String word = told.word();
        if (ScheduleSteps.isAsWanted(run) && !word.startsWith(now.word())) {
            to.refuse(now.word());
        } else if (ScheduleSteps.isAsWanted(run) && to.add(told.steps(), end)) {
            branch(now, told, word);
        } else {
            lost = true;
            over |= to.isFull();
        }
    }

    /** The tree begins anew, as more can be seen than was known; behind the other serial order, if this is the first run. */
    private void learn(Run run, Interleaving interleaving) {
        boolean isFirst = threads.isEmpty();
        threads = interleaving.threads();
        heap.addAll(interleaving.heap());
        if (isFirst && addOtherOrder(run)) {
            return;
        }
        lost = false;
        steps = new ScheduleSteps(sites, this::isUnderTest, new HeapWatch(heap, this::isUnderTest));
        tree = new ScheduleTree.Builder(steps.first(interleaving));
        restart();
    }

    /** The last thread first, where the threads come to choose. */
    private boolean addOtherOrder(Run run) {
        for (int i = 0; i < run.points().size(); i++) {
            List<Integer> others = run.points().get(i).others();
            if (run.points().get(i).forced() && others.size() > 1) {
                add(Map.of(i, others.get(others.size() - 1)), "", 0);
                return true;
            }
        }
        return false;
    }

    /** Another thread goes on right before a step behind the last choice, where no schedule is known that begins so. */
    private void branch(Todo now, ScheduleSteps.Told told, String word) {
        for (int length = 1; length <= word.length(); length++) {
            known.add(word.substring(0, length));
        }
        int last = now.schedule().keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
        int preemptions = 0;
        for (int k = 0; k < told.steps().size(); k++) {
            ScheduleTree.Taken step = told.steps().get(k);
            int before = k == 0 ? 0 : told.steps().get(k - 1).move().thread();
            int atOthers = preemptions + (step.before().contains(before) ? 1 : 0);
            for (int other : told.points().get(k) > last ? step.before() : new TreeSet<Integer>()) {
                String start = word.substring(0, k) + ScheduleTree.letterOf(other);
                if (known.add(start)) {
                    Map<Integer, Integer> schedule = new TreeMap<>(now.schedule());
                    schedule.put(told.points().get(k), other);
                    add(schedule, start, other == before ? preemptions : atOthers);
                }
            }
            preemptions = step.move().thread() == before ? preemptions : atOthers;
        }
    }

    /** How many letters two words have in common at their beginning. */
    private static int alike(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int i = 0;
        while (i < most && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    /** What was found; null if nothing was run. */
    @Nullable
    ScheduleTree tree() {
        if (tree == null) {
            return null;
        }
        Todo rest =
                todo.stream().min(Comparator.comparingInt(Todo::preemptions)).orElse(null);
        boolean complete = rest == null && !lost && !over;
        int bound = rest != null ? rest.preemptions() - 1 : current == null ? 0 : current.preemptions();
        return tree.build(threads, lost ? -1 : bound, complete);
    }
}
