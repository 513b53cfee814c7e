package io.raceproof.stress.harness.collections;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two actions at once on one subject, and what came of it. What an action throws is an outcome, not an error. */
abstract class Race {
    /** What the outcome of a race without damage is called. */
    static final String INTACT = "intact";

    private @Nullable RuntimeException thrownLeft;
    private @Nullable RuntimeException thrownRight;

    abstract void first();

    abstract void second();

    /** What became of the subject: {@link #INTACT}, or the name of the damage. */
    abstract String after();

    final void left() {
        try {
            first();
        } catch (RuntimeException e) {
            thrownLeft = e;
        }
    }

    final void right() {
        try {
            second();
        } catch (RuntimeException e) {
            thrownRight = e;
        }
    }

    /** For the arbiter. */
    final String outcome() {
        RuntimeException thrown = thrownLeft != null ? thrownLeft : thrownRight;
        if (thrown != null) {
            return "threw " + thrown.getClass().getSimpleName();
        }
        try {
            return after();
        } catch (RuntimeException e) {
            return "throws from now on: " + e.getClass().getSimpleName();
        }
    }

    /** What an iterator yields, but never more than {@code most}: a damaged collection may go round for ever. */
    static <E> List<E> bounded(Iterable<E> elements, int most) {
        List<E> all = new ArrayList<>();
        Iterator<E> iterator = elements.iterator();
        while (all.size() < most && iterator.hasNext()) {
            all.add(iterator.next());
        }
        return all;
    }
}
