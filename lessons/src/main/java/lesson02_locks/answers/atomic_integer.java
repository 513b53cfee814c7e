package lesson02_locks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public class BankAccount implements Account {
    private final List<Integer> bookings = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger balance = new AtomicInteger();

    @Override
    public void deposit(int amount) {
        balance.addAndGet(amount);
        bookings.add(amount);
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        if (balance.get() < amount) {
            return false;
        }
        balance.addAndGet(-amount);
        bookings.add(-amount);
        return true;
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        return new Statement(balance.get(), new ArrayList<>(bookings));
    }
}
