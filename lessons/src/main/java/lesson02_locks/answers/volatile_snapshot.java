package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

public class BankAccount implements Account {
    private final Object lock = new Object();
    private volatile Statement now = new Statement(0, List.of());

    @Override
    public void deposit(int amount) {
        synchronized (lock) {
            now = after(now, amount);
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        synchronized (lock) {
            if (now.balance() < amount) {
                return false;
            }
            now = after(now, -amount);
            return true;
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        return now;
    }

    private static Statement after(Statement old, int amount) {
        List<Integer> bookings = new ArrayList<>(old.bookings());
        bookings.add(amount);
        return new Statement(old.balance() + amount, List.copyOf(bookings));
    }
}
