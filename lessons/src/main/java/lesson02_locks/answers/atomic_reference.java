package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class BankAccount implements Account {
    private final AtomicReference<Statement> now = new AtomicReference<>(new Statement(0, List.of()));

    @Override
    public void deposit(int amount) {
        now.updateAndGet(old -> after(old, amount));
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        Statement old;
        do {
            old = now.get();
            if (old.balance() < amount) {
                return false;
            }
        } while (!now.compareAndSet(old, after(old, -amount)));
        return true;
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        return now.get();
    }

    private static Statement after(Statement old, int amount) {
        List<Integer> bookings = new ArrayList<>(old.bookings());
        bookings.add(amount);
        return new Statement(old.balance() + amount, List.copyOf(bookings));
    }
}
