package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.Map;

/** Two threads put one key each into an empty map. Two keys are too few to close a circle, so no get can go round in one. */
final class TwoPuts extends Race {
    private final Map<Integer, String> subject;
    private final Guard guard;

    TwoPuts(Map<Integer, String> subject, Guard guard) {
        this.subject = subject;
        this.guard = guard;
    }

    @Override
    protected void first() {
        guard.write(() -> subject.put(1, "left"));
    }

    @Override
    protected void second() {
        guard.write(() -> subject.put(2, "right"));
    }

    @Override
    protected String after() {
        if (!"left".equals(subject.get(1)) || !"right".equals(subject.get(2))) {
            return "one lost";
        }
        return subject.size() == 2 && Contents.bounded(subject.keySet(), 4).size() == 2 ? Contents.INTACT : "disagree";
    }
}
