package io.raceproof.stress.harness.future.task;

import org.jspecify.annotations.Nullable;

/** Looks at its state and acts in a second step, everywhere: both sides can win, and an interrupt can come too late. */
final class NaiveJob implements Job {
    private enum State {
        PENDING,
        RUNNING,
        ENDED,
        CANCELLED
    }

    private volatile State state = State.PENDING;
    private volatile @Nullable Thread runner;
    private int runs;

    /** Takes a moment, so that the other thread can meet it. */
    static void work() {
        for (int i = 0; i < 10; i++) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void run() {
        if (state == State.CANCELLED) {
            return;
        }
        runner = Thread.currentThread();
        state = State.RUNNING;
        runs++;
        work();
        if (state == State.RUNNING) {
            state = State.ENDED;
        }
        Thread.interrupted();
    }

    @Override
    public boolean cancel(boolean interrupt) {
        State seen = state;
        if (seen == State.PENDING) {
            state = State.CANCELLED;
            return true;
        }
        if (seen != State.RUNNING || !interrupt) {
            return false;
        }
        state = State.CANCELLED;
        Thread running = runner;
        if (running != null) {
            running.interrupt();
        }
        return true;
    }

    @Override
    public int runs() {
        return runs;
    }

    @Override
    public @Nullable Boolean ended() {
        return switch (state) {
            case ENDED -> true;
            case CANCELLED -> false;
            default -> null;
        };
    }
}
