package lesson02_locks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class BankAccount implements Account {
    private final List<Integer> bookings = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void deposit(int amount) {
        bookings.add(amount);
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        if (statement().balance() < amount) {
            return false;
        }
        bookings.add(-amount);
        return true;
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}

    @Override
    public Statement statement() {
        int sum = 0;
        List<Integer> copy = new ArrayList<>();
        for (int amount : bookings) {
            sum += amount;
            copy.add(amount);
        }
        return new Statement(sum, copy);
    }
}
