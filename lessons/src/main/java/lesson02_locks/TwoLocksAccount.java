package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

/** Broken: each field has its lock, but the rule is about both fields. */
public final class TwoLocksAccount implements Account {
    private final Object balanceLock = new Object();
    private final Object bookingsLock = new Object();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        synchronized (balanceLock) {
            balance += amount;
        }
        synchronized (bookingsLock) {
            bookings.add(amount);
        }
    }

    // @start region="race"
    @Override
    public boolean withdraw(int amount) {
        synchronized (balanceLock) {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
        }
        synchronized (bookingsLock) {
            bookings.add(-amount);
        }
        return true;
    }
    // @end

    @Override
    public Statement statement() {
        int now;
        synchronized (balanceLock) {
            now = balance;
        }
        synchronized (bookingsLock) {
            return new Statement(now, new ArrayList<>(bookings));
        }
    }
}
