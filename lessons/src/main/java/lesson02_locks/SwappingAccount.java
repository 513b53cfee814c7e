package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Fixed without a lock: both fields stand in one immutable object, and one step replaces it by the next. */
@SuppressWarnings("NullAway") // the reference never holds null
public final class SwappingAccount implements Account {
    private final AtomicReference<Statement> now = new AtomicReference<>(new Statement(0, List.of()));

    @Override
    public void deposit(int amount) {
        now.updateAndGet(old -> after(old, amount));
    }

    // @start region="swap"
    @Override
    public boolean withdraw(int amount) {
        Statement old;
        do {
            old = now.get();
            if (old.balance() < amount) {
                return false;
            }
        } while (!now.compareAndSet(old, after(old, -amount)));
        return true;
    }

    @Override
    public Statement statement() {
        return now.get();
    }
    // @end

    private static Statement after(Statement old, int amount) {
        List<Integer> bookings = new ArrayList<>(old.bookings());
        bookings.add(amount);
        return new Statement(old.balance() + amount, List.copyOf(bookings));
    }
}
