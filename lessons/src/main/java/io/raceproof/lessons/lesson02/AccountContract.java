package io.raceproof.lessons.lesson02;

import static io.raceproof.lessons.Contract.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.Contract;
import io.raceproof.lessons.kit.Patience;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lesson02.BankAccount;

/** What the learner's account must do besides being safe. */
public final class AccountContract implements Contract {
    /** For the grader. */
    public AccountContract() {}

    @Override
    public List<Check> checks() {
        return List.of(
                new Check("one after the other, the account adds up", AccountContract::oneAfterTheOther),
                new Check("a withdrawal that is too large changes nothing", AccountContract::refused),
                new Check("a statement stays as it is", AccountContract::statementStays),
                new Check("two accounts keep their money apart", AccountContract::twoAccounts),
                new Check("two withdrawals can be approved at the same time", AccountContract::stillConcurrent));
    }

    private static void oneAfterTheOther() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        boolean paid = account.withdraw(30);
        account.deposit(5);
        require(
                paid && account.statement().equals(new Account.Statement(75, List.of(100, -30, 5))),
                "after +100, -30, +5 the statement is " + account.statement());
    }

    private static void refused() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        boolean paid = account.withdraw(101);
        require(
                !paid && account.statement().equals(new Account.Statement(100, List.of(100))),
                "withdraw(101) from 100 returned " + paid + ", and the statement is " + account.statement());
        require(account.withdraw(100), "withdraw(100) from 100 was refused: all of it may be withdrawn");
    }

    private static void statementStays() {
        BankAccount account = new BankAccount();
        account.deposit(100);
        Account.Statement before = account.statement();
        account.deposit(5);
        require(
                before.bookings().equals(List.of(100)),
                "a statement changed after it was handed out, to " + before + ": give a copy of the list");
    }

    private static void twoAccounts() {
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

    /** An account at whose fraud department two customers wait for each other. */
    private static final class WatchedAccount extends BankAccount {
        final AtomicInteger met = new AtomicInteger();
        private final CountDownLatch meeting = new CountDownLatch(2);

        @Override
        protected void approve(int amount) {
            try {
                meeting.countDown();
                if (Patience.await(millis -> meeting.await(millis, TimeUnit.MILLISECONDS))) {
                    met.incrementAndGet();
                } // else the other never came: the check sees that they have not met
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void stillConcurrent() {
        WatchedAccount account = new WatchedAccount();
        account.deposit(100);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            pool.submit(() -> account.withdraw(10));
            pool.submit(() -> account.withdraw(20));
        }
        require(
                account.met.get() == 2,
                "two withdrawals could not be approved at the same time: call approve once in each, and hold no lock"
                        + " while it asks");
    }
}
