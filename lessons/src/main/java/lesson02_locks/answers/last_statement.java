package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

public class BankAccount implements Account {
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;
    private volatile Statement last = new Statement(0, List.of());

    @Override
    public void deposit(int amount) {
        synchronized (bookings) {
            balance += amount;
            bookings.add(amount);
        }
        remember();
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        synchronized (bookings) {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
        }
        remember();
        return true;
    }

    private void remember() {
        Statement now;
        synchronized (bookings) {
            now = new Statement(balance, new ArrayList<>(bookings));
        }
        last = now;
    }

    @Override
    public Statement statement() {
        return last;
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
