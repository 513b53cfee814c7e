package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

public class BankAccount implements Account {
    private final Semaphore turn = new Semaphore(1);
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        turn.acquireUninterruptibly();
        try {
            balance += amount;
            bookings.add(amount);
        } finally {
            turn.release();
        }
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        turn.acquireUninterruptibly();
        try {
            if (balance < amount) {
                return false;
            }
            balance -= amount;
            bookings.add(-amount);
            return true;
        } finally {
            turn.release();
        }
    }

    @Override
    public Statement statement() {
        turn.acquireUninterruptibly();
        try {
            return new Statement(balance, new ArrayList<>(bookings));
        } finally {
            turn.release();
        }
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
