package io.raceproof.stress.harness.pool.roster;

import java.util.Set;

/**
 * The workers of a pool without their threads: who lives, who sleeps, who looks for work. A scenario moves each of them
 * itself, so that there is nothing to interleave but the two moves it is about. Workers are numbered from 0.
 */
public interface Roster {
    /** Before the race: one more worker lives, and is busy. */
    void start();

    /** Queues a task, and calls no worker for it yet. */
    void queue();

    /** Calls a worker for what is queued, if need be. */
    void call();

    /** Queues a task, and calls a worker for it; to be refused is no error. */
    void submit();

    /** The worker takes a task, if it is awake and there is one. */
    void take(int worker);

    /** So does a worker that was started meanwhile, if there is one. */
    void takeByNewcomer();

    /** Each worker that was started meanwhile, and has begun nothing, begins a task if there is one; the task does not end. */
    void beginByNewcomers();

    /** How many tasks have been begun so. */
    int begun();

    /** Nothing is accepted from now on, and what no worker is there for is handed back: how many tasks. */
    int stop();

    /** The worker takes a task and runs it, if it is awake and there is one; it looks for the next one then. */
    void run(int worker);

    /** The worker has run what there was, and searches for more unless another one does. */
    void look(int worker);

    /** A worker that finds nothing to do lets go of the result of what was run last. */
    void forget();

    /** Takes out what is queued; how many. */
    int drain();

    /** The worker has found nothing to do, and goes to sleep; but for the sleep itself. */
    void enterIdle(int worker);

    /** The worker's thread ends, if the pool is closed and nothing is left to do. */
    void leave(int worker);

    /** Nothing is accepted from now on, and all are woken. */
    void close();

    /** Whether it is closed, nothing is left to do and no worker lives. */
    boolean isTerminated();

    /** What is to be seen of it when the race is over. */
    State state();

    /**
     * A still picture.
     *
     * @param living so many workers
     * @param most so many there may be
     * @param sleepers who sleeps, and waits to be called
     * @param callable who stands in the list of those who can be called
     * @param spare whether it is noted that a worker can be called: woken, or started
     * @param work whether a task waits
     * @param searching so many workers look for it, or were called to
     * @param taken whether it is noted that a worker searches
     * @param closed whether it is closed
     */
    record State(
            int living,
            int most,
            Set<?> sleepers,
            Set<?> callable,
            boolean spare,
            boolean work,
            int searching,
            boolean taken,
            boolean closed) {}
}
