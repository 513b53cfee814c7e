package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.Collection;
import java.util.List;

/** Two threads add one element each. */
final class TwoAdds extends Race {
    private final Collection<Integer> subject;
    private final Guard guard;

    TwoAdds(Collection<Integer> subject, Guard guard) {
        this.subject = subject;
        this.guard = guard;
    }

    @Override
    protected void first() {
        guard.write(() -> subject.add(1));
    }

    @Override
    protected void second() {
        guard.write(() -> subject.add(2));
    }

    @Override
    protected String after() {
        List<Integer> all = Contents.bounded(subject, 4);
        if (all.contains(null)) {
            return "a hole";
        }
        if (!all.contains(1) || !all.contains(2)) {
            return "one lost";
        }
        return all.size() == 2 && subject.size() == 2 ? Contents.INTACT : "disagree";
    }
}
