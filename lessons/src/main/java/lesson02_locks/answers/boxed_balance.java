package lesson02_locks;

import java.util.ArrayList;
import java.util.List;

public class BankAccount implements Account {
    private final List<Integer> bookings = new ArrayList<>();
    private Integer balance = 0;

    @Override
    public void deposit(int amount) {
        synchronized (balance) {
            balance += amount;
            bookings.add(amount);
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        synchronized (balance) {
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
        synchronized (balance) {
            return new Statement(balance, new ArrayList<>(bookings));
        }
    }
}
