package io.raceproof.stress.lincheck;

import java.util.Set;

/** Follows an interleaving step by step, and knows all that a {@link CondensedTrace.Row} tells of the state after it. */
final class StateWatch {
    private final LockWatch locks;
    private final FieldWatch values;
    private final HeapWatch heap;
    private final ThreadWatch threads;
    private final StaleReads stale;

    /** Before the first step. */
    StateWatch(Interleaving interleaving, Code code, Set<String> variables) {
        this.locks = new LockWatch(interleaving, code);
        this.values = new FieldWatch(interleaving.steps(), variables, interleaving.names());
        this.heap = new HeapWatch(interleaving.heap(), code.isUnderTest());
        this.threads = new ThreadWatch(interleaving, code);
        this.stale = new StaleReads(interleaving, variables, variable -> nameOf(variable, variables));
    }

    /** A field's own name will do where no other object has one that decides, and the object has only a number. */
    private String nameOf(String variable, Set<String> variables) {
        String name = values.nameOf(variable);
        String field = variable.substring(variable.lastIndexOf('.') + 1);
        boolean alone =
                variables.stream().filter(other -> other.endsWith("." + field)).count() == 1;
        return alone && name.matches("\\w+#\\d+\\.\\w+") ? field : name;
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        locks.step(index);
        values.step(index);
        threads.step(index);
        stale.step(index);
    }

    /** What came before the first row is not told. */
    void begin() {
        stale.take();
    }

    /**
     * The row with the state after it.
     *
     * @param next the first step that does not belong to it
     */
    CondensedTrace.Row after(CondensedTrace.Row row, int next) {
        return new CondensedTrace.Row(
                row.thread(),
                row.location(),
                row.action(),
                row.goesOn(),
                row.details(),
                heap.isEmpty() ? values.fields() : heap.before(next),
                locks.locks(),
                stale.take(),
                threads.doing());
    }

    /** How it ends, after the last step. */
    CondensedTrace.Ending ending() {
        return locks.ending();
    }
}
