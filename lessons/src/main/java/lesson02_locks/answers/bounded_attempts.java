package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class BankAccount implements Account {
    private final AtomicReference<Statement> now = new AtomicReference<>(new Statement(0, List.of()));

    @Override
    public void deposit(int amount) {
        book(amount);
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        return book(-amount);
    }

    private boolean book(int amount) {
        Statement old = now.get();
        if (old.balance() + amount < 0) {
            return false;
        }
        List<Integer> bookings = new ArrayList<>(old.bookings());
        bookings.add(amount);
        return now.compareAndSet(old, new Statement(old.balance() + amount, bookings));
    }

    @Override
    public Statement statement() {
        return now.get();
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
