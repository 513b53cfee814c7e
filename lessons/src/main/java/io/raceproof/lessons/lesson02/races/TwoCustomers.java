package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account with 100 on it and two customers. One withdraws 70 and pays in 5; the other withdraws 60 and asks for a
 * statement. The same for every version of the account and for both tools.
 */
public final class TwoCustomers {
    private final Account account;
    // each written by one customer, read after both
    private boolean leftPaid;
    private boolean rightPaid;
    private boolean statementAddsUp;
    private @Nullable Throwable leftFailure;
    private @Nullable Throwable rightFailure;

    /** Pays in 100. */
    public TwoCustomers(Account account) {
        this.account = account;
        account.deposit(100);
    }

    /** What the first does. */
    public void left() {
        try {
            leftPaid = account.withdraw(70);
            account.deposit(5);
        } catch (RuntimeException e) {
            leftFailure = e;
        }
    }

    /** What the second does. */
    public void right() {
        try {
            rightPaid = account.withdraw(60);
            statementAddsUp = account.statement().addsUp();
        } catch (RuntimeException e) {
            rightFailure = e;
        }
    }

    /** What came of it, after both. */
    public String outcome() {
        if (leftFailure != null || rightFailure != null) {
            return String.valueOf(leftFailure != null ? leftFailure : rightFailure);
        }
        if (leftPaid && rightPaid) {
            return "overdrawn";
        }
        return !statementAddsUp ? "wrong statement" : end();
    }

    private String end() {
        try {
            Account.Statement statement = account.statement();
            int balance = 105 - (leftPaid ? 70 : 0) - (rightPaid ? 60 : 0);
            return statement.balance() == balance && statement.addsUp() ? "adds up" : "booking lost";
        } catch (RuntimeException damaged) {
            return damaged.toString();
        }
    }

    /** For the message: what the account looks like in the end. */
    Account.Statement statement() {
        return account.statement();
    }
}
