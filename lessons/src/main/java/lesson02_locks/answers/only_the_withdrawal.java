package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

public class BankAccount implements Account {
    private final Object lock = new Object();
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        balance += amount;
        bookings.add(amount);
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        synchronized (lock) {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        synchronized (lock) {
            return new Statement(balance, new ArrayList<>(bookings));
        }
    }
}
