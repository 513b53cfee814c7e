package lesson02_locks;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;

/** The unit test as people write it: four customers at once, then look whether the account adds up. */
final class AccountTest {
    // @start region="test"
    static void the_account_adds_up(Account account) {
        account.deposit(100);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            for (int customer = 1; customer <= 4; customer++) {
                pool.submit(() -> account.withdraw(30));
            }
        }
        Account.Statement statement = account.statement();
        if (statement.balance() != 10 || !statement.addsUp()) {
            throw new AssertionError("after three times 30 from 100: " + statement);
        }
    }
    // @end

    private AccountTest() {}
}
