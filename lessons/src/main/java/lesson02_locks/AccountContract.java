package lesson02_locks;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import java.util.List;

/** What the learner's account must do besides being safe. */
final class AccountContract {
    private AccountContract() {}

    static void oneAfterTheOther() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        boolean paid = account.withdraw(30);
        account.deposit(5);
        require(
                paid && account.statement().equals(new Account.Statement(75, List.of(100, -30, 5))),
                "after +100, -30, +5 the statement is " + account.statement());
    }

    static void refused() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        boolean paid = account.withdraw(101);
        require(
                !paid && account.statement().equals(new Account.Statement(100, List.of(100))),
                "withdraw(101) from 100 returned " + paid + ", and the statement is " + account.statement());
        require(account.withdraw(100), "withdraw(100) from 100 was refused: all of it may be withdrawn");
    }

    static void statementStays() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        Account.Statement before = account.statement();
        account.deposit(5);
        require(
                before.bookings().equals(List.of(100)),
                "a statement changed after it was handed out, to " + before + ": give a copy of the list");
    }

    static void twoAccounts() {
        BankAccount mine = new BankAccount();
        BankAccount yours = new BankAccount();
        mine.deposit(1);
        yours.deposit(2);
        require(
                mine.statement().balance() == 1 && yours.statement().balance() == 2,
                "I had 1 and you had 2; now the balances are "
                        + mine.statement().balance() + " and "
                        + yours.statement().balance());
    }

    static void stillConcurrent() {
        Meeting meeting = new Meeting(2);
        BankAccount account = new BankAccount() {
            @Override
            protected void approve(int amount) {
                meeting.attend();
            }
        };
        account.deposit(100);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            pool.submit(() -> account.withdraw(10));
            pool.submit(() -> account.withdraw(20));
        }
        meeting.require(
                "two withdrawals could not be approved at the same time: call approve once in each, and hold no lock"
                        + " while it asks");
    }
}
