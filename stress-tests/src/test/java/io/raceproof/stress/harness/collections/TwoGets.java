package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Two threads only read, from a map that notes in its own links what was read last. */
final class TwoGets extends Race {
    private final Map<Integer, String> subject;
    private final Guard guard;

    TwoGets(Map<Integer, String> subject, Guard guard) {
        this.subject = subject;
        this.guard = guard;
        for (int key = 1; key <= 3; key++) {
            subject.put(key, "value");
        }
    }

    @Override
    protected void first() {
        guard.read(() -> subject.get(1));
    }

    @Override
    protected void second() {
        guard.read(() -> subject.get(2));
    }

    @Override
    protected String after() {
        List<Integer> order = Contents.bounded(subject.keySet(), 10);
        if (order.size() == 10) {
            return "goes round for ever";
        }
        if (!new TreeSet<>(order).equals(new TreeSet<>(List.of(1, 2, 3)))) {
            return "one lost";
        }
        return order.size() == 3 && order.get(0) == 3 ? Contents.INTACT : "disagree";
    }
}
