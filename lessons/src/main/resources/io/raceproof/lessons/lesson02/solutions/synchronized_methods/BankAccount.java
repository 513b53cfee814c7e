// why: Synchronized methods lock the account itself, which is short to write; the cost is that anybody who has the account can hold its lock, and that approve had to stay in a method that is not synchronized.
package lesson02;

import io.raceproof.lessons.lesson02.Account;
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
    public boolean withdraw(int amount) {
        approve(amount);
        return book(amount);
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public synchronized Statement statement() {
        return new Statement(balance, new ArrayList<>(bookings));
    }

    private synchronized boolean book(int amount) {
        if (balance < amount) {
            return false;
        }
        balance -= amount;
        bookings.add(-amount);
        return true;
    }
}
