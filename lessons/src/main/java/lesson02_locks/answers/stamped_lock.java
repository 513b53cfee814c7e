package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

public class BankAccount implements Account {
    private final StampedLock lock = new StampedLock();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        long stamp = lock.writeLock();
        try {
            balance += amount;
            bookings.add(amount);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        long stamp = lock.writeLock();
        try {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public Statement statement() {
        long stamp = lock.readLock();
        try {
            return new Statement(balance, new ArrayList<>(bookings));
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
