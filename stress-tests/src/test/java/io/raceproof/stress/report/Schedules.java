package io.raceproof.stress.report;

import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.lincheck.ScheduleTree.End;
import io.raceproof.stress.lincheck.ScheduleTree.Move;
import io.raceproof.stress.lincheck.ScheduleTree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Trees of schedules of which the tests know what each leads to: threads that read a value and write it, one more. */
final class Schedules {
    private final Nodes nodes =
            new Nodes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final List<Move> moves = new ArrayList<>();
    private final List<List<CondensedTrace.Field>> states = new ArrayList<>();
    private final List<List<Integer>> readies = new ArrayList<>();
    private final String text;
    private final boolean locked;
    private int schedules;
    private int broken;

    private Schedules(String text, boolean locked) {
        this.text = text;
        this.locked = locked;
    }

    /**
     * All schedules of two threads, each of which reads, then writes.
     *
     * @param locked whether a thread that has begun goes on to its end
     */
    static ScheduleTree lostUpdate(String text, boolean locked) {
        Schedules made = new Schedules(text, locked);
        made.grow(-1, 0, "", new int[3], new int[3], 0);
        return made.tree(2, true);
    }

    /** One thread after the other, step by step, so many steps; what another thread would do is not recorded. */
    static ScheduleTree chain(String text, int threads, int steps) {
        Schedules made = new Schedules(text, false);
        List<Integer> all = IntStream.rangeClosed(1, threads).boxed().toList();
        for (int i = 0; i <= steps; i++) {
            int thread = i == 0 ? 0 : 1 + i % threads;
            made.node(i - 1, thread, text + " step " + i, i, i == steps ? List.of() : all, i == steps ? 0 : -1);
        }
        return made.tree(threads, false);
    }

    private ScheduleTree tree(int threads, boolean complete) {
        return new ScheduleTree(
                PagesForTests.names(threads + 1),
                Math.max(1, schedules),
                broken,
                complete ? 2 : -1,
                complete,
                "raceproof trace 1 --explore ",
                moves,
                states,
                readies,
                List.of(new End(false, ""), new End(true, text)),
                nodes);
    }

    private void grow(int parent, int thread, String step, int[] done, int[] seen, int value) {
        List<Integer> ready = IntStream.rangeClosed(1, 2)
                .filter(one -> done[one] < 2 && !(locked && done[3 - one] == 1))
                .boxed()
                .toList();
        boolean lost = value != 2;
        int node = node(parent, thread, step, value, ready, !ready.isEmpty() ? -1 : lost ? 1 : 0);
        if (ready.isEmpty()) {
            schedules++;
            broken += lost ? 1 : 0;
        }
        for (int next : ready) {
            int[] after = done.clone();
            int[] known = seen.clone();
            boolean writes = ++after[next] == 2;
            known[next] = writes ? seen[next] : value;
            int now = writes ? seen[next] + 1 : value;
            grow(node, next, (writes ? text + " = " : "reads " + text + ": ") + now, after, known, now);
        }
    }

    private int node(int parent, int thread, String step, int value, List<Integer> ready, int end) {
        int node = moves.size();
        moves.add(new Move(thread, "X.java", 1 + node % 2, step));
        states.add(List.of(new CondensedTrace.Field(text, "" + value)));
        readies.add(ready);
        nodes.parent().add(parent);
        nodes.move().add(node);
        nodes.state().add(node);
        nodes.ready().add(node);
        nodes.end().add(end);
        return node;
    }
}
