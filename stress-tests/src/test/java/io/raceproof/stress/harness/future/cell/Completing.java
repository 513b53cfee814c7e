package io.raceproof.stress.harness.future.cell;

import io.raceproof.stress.harness.Race;

/** Two threads complete one cell. */
final class Completing extends Race {
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private final Cell cell;
    private final boolean cancelling;
    private boolean left;
    private boolean right;

    private Completing(Cell cell, boolean cancelling) {
        this.cell = cell;
        this.cancelling = cancelling;
    }

    /** One completes, the other cancels. */
    static Completing completeAndCancel(Cell cell) {
        return new Completing(cell, true);
    }

    /** Both complete, with different values. */
    static Completing twoCompletions(Cell cell) {
        return new Completing(cell, false);
    }

    @Override
    protected void first() {
        left = cell.complete(FIRST);
    }

    @Override
    protected void second() {
        right = cancelling ? cell.cancel() : cell.complete(SECOND);
    }

    @Override
    protected String after() {
        if (left == right) {
            return left ? "both won" : "none won";
        }
        Object expected = left ? FIRST : cancelling ? Cell.CANCELLED : SECOND;
        return expected.equals(cell.peek()) ? (left ? "first won" : "second won") : "the loser's value";
    }
}
