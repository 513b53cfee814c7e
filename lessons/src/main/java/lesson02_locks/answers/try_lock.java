package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

public class BankAccount implements Account {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        lock.lock();
        try {
            balance += amount;
            bookings.add(amount);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Statement statement() {
        lock.lock();
        try {
            return new Statement(balance, new ArrayList<>(bookings));
        } finally {
            lock.unlock();
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
