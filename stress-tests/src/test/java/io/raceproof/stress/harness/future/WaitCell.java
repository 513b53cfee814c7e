package io.raceproof.stress.harness.future;

/** What the model checker's scenarios need of a future: it is settled without a value, and waited for. */
interface WaitCell {
    void complete();

    void cancel();

    /** Returns when it is settled, or when the thread is interrupted, with its flag set. */
    void await();

    void whenDone(Runnable callback);
}
