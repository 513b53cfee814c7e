package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

public class BankAccount implements Account {
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public synchronized void deposit(int amount) {
        balance += amount;
        bookings.add(amount);
    }

    @Override
    public synchronized boolean withdraw(int amount) {
        approve(amount);
        if (balance < amount) {
            return false;
        }
        balance -= amount;
        bookings.add(-amount);
        return true;
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public synchronized Statement statement() {
        return new Statement(balance, new ArrayList<>(bookings));
    }
}
