package io.raceproof.stress.harness.future.cell;

import io.raceproof.stress.harness.Race;

/** One thread writes and completes; another sees the future done and reads. */
final class Publication extends Race {
    private final Cell cell;
    private int note; // plain, written before the completion
    private String seen = "not yet";

    Publication(Cell cell) {
        this.cell = cell;
    }

    @Override
    protected void first() {
        note = 7;
        cell.complete(new int[] {42}); // its content is written plainly, too
    }

    @Override
    protected void second() {
        Object value = cell.peek();
        if (value != null) {
            boolean whole = value instanceof int[] content && content[0] == 42;
            seen = !whole ? "without its value" : note == 7 ? "with all" : "without what came before";
        }
    }

    @Override
    protected String after() {
        return seen;
    }
}
