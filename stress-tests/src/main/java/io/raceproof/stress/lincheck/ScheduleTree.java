package io.raceproof.stress.lincheck;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Schedules that the model checker has run, merged where they begin alike: a reader can choose at each step which thread goes
 * on, and sees what happened then. A part of the page's JSON: see {@link io.raceproof.stress.report.Page}.
 *
 * <pre>
 *   node 0 ──thread 1: reads size: 0──► node 1 ──thread 2: reads size: 0──► node 2 ──► …
 *                                            └───thread 1: size = 1──────► node 7 ──► …
 * </pre>
 *
 * <p>Nodes are numbers, and each list of {@link Nodes} has an entry for each node. Node 0 is before the first step. A thread
 * that is ready after a node, and has no node below it, was not run from there: nothing is known of what would happen.
 *
 * <p>A schedule is written as a word: a letter of {@link #LETTERS} for each step, thread 1 first.
 *
 * @param threads their names; the first one starts the others and has no steps here
 * @param schedules how many different schedules were run
 * @param broken how many of them violate the rule
 * @param preemptions every schedule with so many preemptions or fewer was run; -1 if that cannot be said
 * @param complete whether there are no other schedules of these steps
 * @param ask the command that records more, to be followed by a schedule's first steps as a word; empty if there is none
 * @param moves what threads do; entries of {@code nodes.move} are indices into it
 * @param states what the objects hold; entries of {@code nodes.state} are indices into it
 * @param ready threads that can go on; entries of {@code nodes.ready} are indices into it
 * @param ends how schedules end; entries of {@code nodes.end} are indices into it
 * @param nodes the nodes
 */
public record ScheduleTree(
        List<String> threads,
        int schedules,
        int broken,
        int preemptions,
        boolean complete,
        String ask,
        List<Move> moves,
        List<List<CondensedTrace.Field>> states,
        List<List<Integer>> ready,
        List<End> ends,
        Nodes nodes)
        implements Serializable {

    /** More nodes than this are not kept: a page has to carry them. */
    public static final int MOST_NODES = 5_000;

    /** Of thread 1, 2 and so on, in a schedule that is written as a word. */
    public static final String LETTERS = "123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0";

    /**
     * A step that other threads can see: a read or write of what they share, a lock, a call of java.util.concurrent.
     *
     * @param thread who takes it
     * @param file where in the source
     * @param line of the file
     * @param text what happens
     */
    public record Move(int thread, String file, int line, String text) implements Serializable {}

    /**
     * How a schedule ends.
     *
     * @param broken whether the rule is violated, or threads wait forever
     * @param text the rule, or who waits; empty if all is well
     */
    public record End(boolean broken, String text) implements Serializable {}

    /**
     * One list for each property of the nodes.
     *
     * @param parent the node before; -1 of node 0
     * @param move the step that leads here, an index; of node 0 that of no thread
     * @param state after the step, an index
     * @param ready who can go on after it, an index
     * @param end how it ends here, an index; -1 if it goes on
     */
    public record Nodes(
            List<Integer> parent, List<Integer> move, List<Integer> state, List<Integer> ready, List<Integer> end)
            implements Serializable {}

    /** The same with other names of its threads, with its ends told in other words, and with the command for more. */
    public ScheduleTree told(List<String> names, UnaryOperator<String> words, String command) {
        List<End> told = ends.stream()
                .map(end -> new End(end.broken(), end.text().isEmpty() ? "" : words.apply(end.text())))
                .toList();
        return new ScheduleTree(
                names, schedules, broken, preemptions, complete, command, moves, states, ready, told, nodes);
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.parent().size();
    }

    /** The schedule that leads to a node, as a word. */
    public String wordOf(int node) {
        StringBuilder word = new StringBuilder();
        for (int n = node; n > 0; n = nodes.parent().get(n)) {
            word.insert(0, letterOf(moves.get(nodes.move().get(n)).thread()));
        }
        return word.toString();
    }

    /** Of a thread that is not thread 0; beyond the last, the last. */
    static char letterOf(int thread) {
        return LETTERS.charAt(Math.min(thread, LETTERS.length()) - 1);
    }

    /**
     * A step of a schedule.
     *
     * @param state after it
     * @param before the threads that could have gone on instead of it, and its own
     */
    record Taken(Move move, List<CondensedTrace.Field> state, SortedSet<Integer> before) {}

    /** Puts schedules together. For one thread. */
    static final class Builder {
        private final List<Map<Integer, Integer>> children = new ArrayList<>();
        private final List<SortedSet<Integer>> readies = new ArrayList<>();
        private final Table<Move> moves = new Table<>();
        private final Table<List<CondensedTrace.Field>> states = new Table<>();
        private final Table<End> ends = new Table<>();
        private final List<Integer> parents = new ArrayList<>();
        private final List<Integer> moveOf = new ArrayList<>();
        private final List<Integer> stateOf = new ArrayList<>();
        private final List<Integer> endOf = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private int schedules;
        private int broken;

        /** Before the first step all is as it was made. */
        Builder(List<CondensedTrace.Field> state) {
            node(-1, new Taken(new Move(0, "", 0, ""), state, new TreeSet<>()));
        }

        /**
         * Adds one.
         *
         * @return false if it was not added: there is no more room, or a thread did something else than in an earlier
         *     schedule that began alike
         */
        boolean add(List<Taken> steps, End end) {
            if (children.size() + steps.size() > MOST_NODES || differs(steps)) {
                return false;
            }
            int at = 0;
            for (Taken step : steps) {
                readies.get(at).addAll(step.before());
                Integer next = children.get(at).get(step.move().thread());
                if (next == null) {
                    next = node(at, step);
                    children.get(at).put(step.move().thread(), next);
                }
                at = next;
            }
            if (endOf.get(at) < 0) { // two runs may differ only in what makes no difference
                schedules++;
                broken += end.broken() ? 1 : 0;
                endOf.set(at, ends.indexOf(end));
            }
            return true;
        }

        /** The last thread of a word was chosen and could not take a step: it still waited. */
        void refuse(String word) {
            refused.add(word);
        }

        private boolean differs(List<Taken> steps) {
            int at = 0;
            for (Taken step : steps) {
                Integer next = children.get(at).get(step.move().thread());
                if (next == null) {
                    return endOf.get(at) >= 0;
                }
                if (!moves.all.get(moveOf.get(next)).equals(step.move())) {
                    return true;
                }
                at = next;
            }
            return !children.get(at).isEmpty();
        }

        /** Whether there is room for one as long as the longest. */
        boolean isFull() {
            return children.size() >= MOST_NODES;
        }

        private int node(int parent, Taken step) {
            parents.add(parent);
            moveOf.add(moves.indexOf(step.move()));
            stateOf.add(states.indexOf(step.state()));
            endOf.add(-1);
            readies.add(new TreeSet<>());
            children.add(new HashMap<>());
            return children.size() - 1;
        }

        /** All that was added. */
        ScheduleTree build(List<String> threads, int preemptions, boolean complete) {
            Table<List<Integer>> ready = new Table<>();
            List<Integer> readyOf = new ArrayList<>();
            List<String> words = new ArrayList<>();
            for (int node = 0; node < readies.size(); node++) {
                String word = node == 0
                        ? ""
                        : words.get(parents.get(node))
                                + letterOf(moves.all.get(moveOf.get(node)).thread());
                words.add(word);
                readyOf.add(ready.indexOf(new ArrayList<>(readies.get(node).stream()
                        .filter(one -> !refused.contains(word + letterOf(one)))
                        .toList())));
            }
            return new ScheduleTree(
                    new ArrayList<>(threads),
                    schedules,
                    broken,
                    preemptions,
                    complete,
                    "",
                    moves.all,
                    states.all,
                    ready.all,
                    ends.all,
                    new Nodes(parents, moveOf, stateOf, readyOf, endOf));
        }
    }

    /** Values by their numbers. */
    private static final class Table<T> {
        private final List<T> all = new ArrayList<>();
        private final Map<T, Integer> numbers = new HashMap<>();

        int indexOf(T value) {
            Integer known = numbers.putIfAbsent(value, all.size());
            if (known == null) {
                all.add(value);
                return all.size() - 1;
            }
            return known;
        }
    }
}
