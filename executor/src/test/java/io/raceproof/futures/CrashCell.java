package io.raceproof.futures;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the crash matrix: a fault that strikes a worker at some point of its life, in a pool of so many workers,
 * and what is to come of it. A cell that cannot exist says why.
 */
record CrashCell(WorkerFault fault, Phase phase, int workers, Outcome outcome, String impossible) {

    /** When the fault strikes. */
    enum Phase {
        START,
        INITIALIZER,
        TASK_READ,
        TASK_RUN,
        RESULT_WRITE,
        SHUTDOWN
    }

    /** What is to come of it. */
    enum Outcome {
        /** That task fails, with the worker's words; the pool goes on. */
        FAILS_ALONE,
        /** The pool is broken: all fail, and the message tells how the worker ended. */
        BREAKS,
        /** The pool is broken: all fail, and the cause is what the initializer threw. */
        BREAKS_BY_INITIALIZER,
        /** killWorkers finds the task pending, and cancels it. */
        CANCELLED,
        /** killWorkers finds the task running, and it fails. */
        ENDED,
        /** All results were there already; the pool closes. */
        CLOSES
    }

    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    static List<CrashCell> all() {
        List<CrashCell> cells = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (WorkerFault fault : WorkerFault.values()) {
                for (int workers : new int[] {1, 3}) {
                    cells.add(new CrashCell(fault, phase, workers, outcome(fault, phase), whyImpossible(fault)));
                }
            }
        }
        return cells;
    }

    private static Outcome outcome(WorkerFault fault, Phase phase) {
        boolean early = phase == Phase.START || phase == Phase.INITIALIZER;
        if (phase == Phase.SHUTDOWN) {
            return Outcome.CLOSES;
        }
        return switch (fault) {
            case ENDLESS_LOOP -> early ? Outcome.CANCELLED : Outcome.ENDED;
            case THROWS, OUT_OF_MEMORY ->
                switch (phase) {
                    case START -> Outcome.BREAKS;
                    case INITIALIZER -> Outcome.BREAKS_BY_INITIALIZER;
                    default -> Outcome.FAILS_ALONE;
                };
            default -> Outcome.BREAKS;
        };
    }

    private static String whyImpossible(WorkerFault fault) {
        return switch (fault) {
            case KILL_9 -> WINDOWS ? "Windows has no signals; HALT stands for it" : "";
            case FRAME_CUT, GARBAGE -> WINDOWS ? "the frames' channel has no name there" : "";
            default -> "";
        };
    }

    boolean isPossible() {
        return impossible.isEmpty();
    }

    @Override
    public String toString() {
        return fault + " at " + phase + " with " + workers + (workers == 1 ? " worker: " : " workers: ") + outcome;
    }
}
