package io.raceproof.futures;

/** What a {@link ProcessPoolExecutor} does when a worker process dies of itself. */
public enum OnWorkerDeath {
    /**
     * The pool breaks, as in Python: all its tasks, running and pending, fail with a {@link BrokenExecutorException}, as
     * does every later {@code submit}. No task is run twice, and no caller goes on with half of the results.
     */
    BREAK,
    /**
     * The task that ran in the worker fails with a {@link WorkerDiedException}; the pool starts another worker when it has
     * work for one. A worker that dies before it is ready for its first task breaks the pool all the same: the next one
     * would fare no better.
     */
    RESTART
}
