package io.raceproof.lessons.lesson02.races;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import lesson02.BankAccount;

/** Somebody is refused, then another customer comes. If the first has kept a lock, the other waits for ever. */
public final class KeptLockSchedules implements Scenario {
    /** For the model checker. */
    public KeptLockSchedules() {}

    @Override
    public void run() throws InterruptedException {
        BankAccount account = new BankAccount();
        Actors.run(account, () -> account.withdraw(1));
        Actors.run(account, () -> account.deposit(1));
    }
}
