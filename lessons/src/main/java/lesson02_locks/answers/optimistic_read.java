package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

public class BankAccount implements Account {
    private final StampedLock lock = new StampedLock();
    private volatile Statement now = new Statement(0, List.of());

    @Override
    public void deposit(int amount) {
        long stamp = lock.writeLock();
        try {
            book(amount);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        long stamp = lock.writeLock();
        try {
            if (now.balance() < amount) {
                return false;
            }
            book(-amount);
            return true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private void book(int amount) {
        List<Integer> bookings = new ArrayList<>(now.bookings());
        bookings.add(amount);
        now = new Statement(now.balance() + amount, List.copyOf(bookings));
    }

    @Override
    public Statement statement() {
        long stamp = lock.tryOptimisticRead();
        Statement seen = now;
        if (stamp != 0 && lock.validate(stamp)) {
            return seen;
        }
        stamp = lock.readLock();
        try {
            return now;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
