package lesson02_locks;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.List;
import lesson02_locks.Account.Statement;

/** Two customers use one account. */
public final class LocksLab extends Lab {
    public LocksLab() {
        unitTest(Account.class, AccountTest::the_account_adds_up);
        check("one after the other, the account adds up", AccountContract::oneAfterTheOther);
        check("a withdrawal that is too large changes nothing", AccountContract::refused);
        check("a statement stays as it is", AccountContract::statementStays);
        check("two accounts keep their money apart", AccountContract::twoAccounts);
        check("two withdrawals can be approved at the same time", AccountContract::stillConcurrent);
        mistake("lock_order", AStatementMeanwhile.class, Symptom.HANG);
        mistake("reader", AStatementMeanwhile.class, Symptom.outcome("wrong statement"));
        mistake("kept_lock", AfterARefusal.class, Symptom.HANG);
        race(TwoCustomers.class);
    }

    abstract static class Accounts extends Race<Account> {
        final Operation<Account, Integer> deposit = action("deposit", Account::deposit, 5, 100);
        final Operation<Account, Integer> withdraw = query("withdraw", Account::withdraw, 60, 70);
        final Call<Account> statement = query("statement", Accounts::copy);

        Accounts() {
            reference(() -> new OneLockAccount());
            broken("TwoLocksAccount", () -> new TwoLocksAccount());
            fixed("OneLockAccount", () -> new OneLockAccount());
            fixed("SwappingAccount", () -> new SwappingAccount());
            judged(ANSWER, () -> new BankAccount());
            observe(Accounts::copy);

            name("overdrawn", o -> o.end() instanceof Statement end && end.balance() < 0);
            name(
                    "wrong statement",
                    o -> o.returned(r -> r instanceof Statement seen && !seen.addsUp())
                            || o.threw(RuntimeException.class));
            name("adds up", o -> o.end() instanceof Statement end && end.addsUp());
            name("booking lost", o -> true);
        }

        private static Statement copy(Account account) {
            Statement now = account.statement();
            return new Statement(now.balance(), List.copyOf(now.bookings()));
        }
    }

    public static final class TwoCustomers extends Accounts {
        public TwoCustomers() {
            before(deposit.with(100));
            actor(withdraw.with(70), deposit.with(5));
            actor(withdraw.with(60), statement);
        }
    }

    /** A statement is asked for during a withdrawal: it is from before or from after. */
    public static final class AStatementMeanwhile extends Accounts {
        public AStatementMeanwhile() {
            before(deposit.with(100));
            actor(withdraw.with(70));
            actor(statement);
        }
    }

    /** Somebody is refused, then others come. If a lock was kept, they wait forever. */
    public static final class AfterARefusal extends Accounts {
        public AfterARefusal() {
            before(withdraw.with(60));
            actor(deposit.with(5));
            actor(deposit.with(100));
        }
    }
}
