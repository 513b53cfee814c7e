package io.raceproof.futures.internal.future;

/** What a pending future is to run, where a service has it already and must be told when the future is cancelled. */
public interface Withdrawable {
    /** Called once, by the canceller, after the future was cancelled and its waiters were told. Must not throw. */
    void withdraw(boolean mayInterrupt);
}
