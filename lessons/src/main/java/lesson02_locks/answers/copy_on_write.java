package lesson02_locks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class BankAccount implements Account {
    private final Object lock = new Object();
    private final List<Integer> bookings = new CopyOnWriteArrayList<>();

    @Override
    public void deposit(int amount) {
        synchronized (lock) {
            bookings.add(amount);
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        synchronized (lock) {
            if (statement().balance() < amount) {
                return false;
            }
            bookings.add(-amount);
            return true;
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        List<Integer> now = List.copyOf(bookings);
        return new Statement(now.stream().mapToInt(Integer::intValue).sum(), now);
    }
}
