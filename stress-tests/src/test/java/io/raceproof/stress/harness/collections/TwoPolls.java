package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two threads take one element each out of three. */
final class TwoPolls extends Race {
    private final Queue<Integer> subject;
    private final Guard guard;
    private @Nullable Integer left;
    private @Nullable Integer right;

    TwoPolls(Queue<Integer> subject, Guard guard) {
        this.subject = subject;
        this.guard = guard;
        subject.addAll(List.of(1, 2, 3));
    }

    @Override
    protected void first() {
        guard.write(() -> left = subject.poll());
    }

    @Override
    protected void second() {
        guard.write(() -> right = subject.poll());
    }

    @Override
    protected String after() {
        if (left == null || right == null) {
            return "a hole";
        }
        if (left.equals(right)) {
            return "taken twice";
        }
        List<Integer> rest = Contents.bounded(subject, 4);
        boolean first = new TreeSet<>(List.of(left, right)).equals(new TreeSet<>(List.of(1, 2)));
        return first && rest.equals(List.of(3)) && subject.size() == 1 ? Contents.INTACT : "disagree";
    }
}
