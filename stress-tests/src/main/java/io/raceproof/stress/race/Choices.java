package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reference may do in more than one way: each way is tried. A reference asks where its specification leaves a choice,
 * for instance whether a bounded attempt is refused. For one thread.
 */
public final class Choices {
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> ways = new ArrayList<>();
    private int next;

    Choices() {}

    /** One of 0 to {@code number - 1}. */
    public int oneOf(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a choice needs at least one way: " + number);
        }
        if (next == taken.size()) {
            taken.add(0);
            ways.add(number);
        }
        return taken.get(next++);
    }

    /** Yes or no. */
    public boolean maybe() {
        return oneOf(2) == 1;
    }

    /** What was chosen so far in this run. */
    List<Integer> path() {
        return List.copyOf(taken.subList(0, next));
    }

    /** Begins a run that goes the present way. */
    void rewind() {
        next = 0;
    }

    /** Turns to the next way; false if all have been gone. */
    boolean advance() {
        int last = taken.size() - 1;
        while (last >= 0 && taken.get(last) + 1 == ways.get(last)) {
            taken.remove(last);
            ways.remove(last--);
        }
        if (last < 0) {
            return false;
        }
        taken.set(last, taken.get(last) + 1);
        return true;
    }
}
