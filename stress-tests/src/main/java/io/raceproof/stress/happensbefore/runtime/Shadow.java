package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/** What the detector knows of one object in one run. The detector's lock guards it. */
final class Shadow {
    /** The accesses to one variable that the next one is compared with: the last write, and the last read of each thread. */
    static final class Variable {
        @Nullable
        Access write;

        @Nullable
        Access[] reads = new Access[4];
    }

    final int number;
    /** What was released with its monitor, or with the lock that it is, exclusively. */
    @Nullable
    Clock exclusive;
    /** What was released by those who shared the lock that it is. */
    @Nullable
    Clock sharedClock;
    /** What was released with it otherwise: as an atomic, a latch, a task, a thread that starts. */
    @Nullable
    Clock order;
    /** The thread that it is has ended. */
    @Nullable
    Clock ended;
    /** The end of its constructor, for its final fields (JLS 17.5). */
    @Nullable
    Clock freeze;

    @Nullable
    IntTable<Variable> fields;

    @Nullable
    IntTable<Variable> elements;

    @Nullable
    IntTable<Clock> volatiles;
    /** The user's name for it, from the field it was read from. */
    @Nullable
    String name;

    /** The first thread but the scenario's own that touched it, and whether another did, too. */
    int firstThread;

    boolean shared;

    Shadow(int number, int firstThread) {
        this.number = number;
        this.firstThread = firstThread;
    }

    Variable variable(int key, boolean element) {
        IntTable<Variable> table = element ? elements : fields;
        if (table == null) {
            table = new IntTable<>();
            if (element) {
                elements = table;
            } else {
                fields = table;
            }
        }
        Variable variable = table.get(key);
        if (variable == null) {
            variable = new Variable();
            table.put(key, variable);
        }
        return variable;
    }
}
