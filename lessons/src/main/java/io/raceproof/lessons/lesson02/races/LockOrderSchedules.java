package io.raceproof.lessons.lesson02.races;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ConcurrentModificationException;
import lesson02.BankAccount;

/** A withdrawal and a statement at the same time. What they do is of no matter here, only that both come to an end. */
public final class LockOrderSchedules implements Scenario {
    /** For the model checker. */
    public LockOrderSchedules() {}

    @Override
    public void run() throws InterruptedException {
        BankAccount account = new BankAccount();
        account.deposit(100);
        Actors.run(account, () -> account.withdraw(70), () -> look(account));
    }

    private static void look(BankAccount account) {
        try {
            account.statement();
        } catch (ConcurrentModificationException | ArrayIndexOutOfBoundsException | NullPointerException damaged) {
            // other schedules look for this
        }
    }
}
