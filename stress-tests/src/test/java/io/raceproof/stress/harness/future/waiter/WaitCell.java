package io.raceproof.stress.harness.future.waiter;

/** What the model checker's scenarios need of a future: it is completed without a value, and waited for. */
interface WaitCell {
    void complete();

    void cancel();

    /** Returns when it is completed, or when the thread is interrupted, with its flag set. */
    void await();

    void whenDone(Runnable callback);
}
