package io.raceproof.futures;

/** What a pending future is to run, where somebody has it already who must be told when the future is cancelled. */
interface Withdrawable {
    /** Called once, by the canceller, after the future was cancelled and its waiters were told. Must not throw. */
    void withdraw(boolean mayInterrupt);
}
