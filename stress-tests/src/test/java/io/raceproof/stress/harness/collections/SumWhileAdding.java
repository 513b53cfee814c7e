package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.List;

/** One thread adds up a list while another adds to it. */
final class SumWhileAdding extends Race {
    private final List<Integer> subject;
    private final Guard guard;
    private int sum;

    SumWhileAdding(List<Integer> subject, Guard guard) {
        this.subject = subject;
        this.guard = guard;
        subject.addAll(List.of(1, 2, 3));
    }

    @Override
    protected void first() {
        guard.read(() -> {
            for (int n : subject) {
                sum += n;
            }
        });
    }

    @Override
    protected void second() {
        guard.write(() -> subject.add(10));
    }

    @Override
    protected String after() {
        return sum == 6 || sum == 16 ? Contents.INTACT : "disagree";
    }
}
