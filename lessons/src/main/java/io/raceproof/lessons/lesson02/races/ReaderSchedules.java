package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ConcurrentModificationException;
import lesson02.BankAccount;

/** A statement is asked for during a withdrawal; it is from before or from after. */
public final class ReaderSchedules implements Scenario {
    /** For the model checker. */
    public ReaderSchedules() {}

    @Override
    public void run() throws InterruptedException {
        BankAccount account = new BankAccount();
        account.deposit(100);
        Actors.run(account, () -> account.withdraw(70), () -> look(account));
    }

    private static void look(BankAccount account) {
        Account.Statement statement = statementOf(account);
        if (!statement.addsUp()) {
            throw new AssertionError("a statement says " + statement);
        }
    }

    private static Account.Statement statementOf(Account account) {
        try {
            return account.statement();
        } catch (ConcurrentModificationException | ArrayIndexOutOfBoundsException | NullPointerException damaged) {
            throw new AssertionError("a reader found the bookings half changed: " + damaged, damaged);
        }
    }
}
