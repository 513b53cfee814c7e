package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

/** Fixed: one private lock for the rule; every method that touches what the rule is about takes it. */
public final class OneLockAccount implements Account {
    private final Object lock = new Object();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        synchronized (lock) {
            balance += amount;
            bookings.add(amount);
        }
    }

    // @start region="lock"
    @Override
    public boolean withdraw(int amount) {
        synchronized (lock) {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        }
    }

    @Override
    public Statement statement() {
        synchronized (lock) {
            return new Statement(balance, new ArrayList<>(bookings));
        }
    }
    // @end
}
