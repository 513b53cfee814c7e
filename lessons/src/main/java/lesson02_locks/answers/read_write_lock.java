package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class BankAccount implements Account {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        lock.writeLock().lock();
        try {
            balance += amount;
            bookings.add(amount);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        lock.writeLock().lock();
        try {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        lock.readLock().lock();
        try {
            return new Statement(balance, new ArrayList<>(bookings));
        } finally {
            lock.readLock().unlock();
        }
    }
}
