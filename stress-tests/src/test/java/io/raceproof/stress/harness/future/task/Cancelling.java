package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.harness.Race;

/** One thread runs a task, another cancels it. */
final class Cancelling extends Race {
    private final Job job;
    private final boolean interrupt;
    private boolean cancelled;
    private boolean strayed;

    Cancelling(Job job, boolean interrupt) {
        this.job = job;
        this.interrupt = interrupt;
    }

    @Override
    protected void first() {
        strayed = Thread.interrupted(); // one of an earlier sample
        job.run();
        for (int i = 0; i < 20; i++) { // an interrupt that comes after the task has ended
            Thread.onSpinWait();
            strayed |= Thread.interrupted();
        }
    }

    @Override
    protected void second() {
        cancelled = job.cancel(interrupt);
    }

    @Override
    protected String after() {
        if (strayed) {
            return "a stray interrupt";
        }
        Boolean ended = job.ended();
        if (ended == null || ended == cancelled) {
            return "its state is a lie";
        }
        if (cancelled) {
            return job.runs() == 0 ? "cancelled before" : interrupt ? "cancelled meanwhile" : "cancelled, but it ran";
        }
        return job.runs() == 1 ? "ran" : "neither";
    }
}
