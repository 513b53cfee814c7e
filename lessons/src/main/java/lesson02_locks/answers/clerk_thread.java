package lesson02_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class BankAccount implements Account {
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "clerk");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Integer> bookings = new ArrayList<>();
    private int balance;

    @Override
    public void deposit(int amount) {
        CompletableFuture.runAsync(() -> book(amount), clerk).join();
    }

    @Override
    public boolean withdraw(int amount) {
        approve(amount);
        return CompletableFuture.supplyAsync(() -> balance >= amount && book(-amount), clerk)
                .join();
    }

    private boolean book(int amount) {
        balance += amount;
        return bookings.add(amount);
    }

    @Override
    public Statement statement() {
        return CompletableFuture.supplyAsync(() -> new Statement(balance, new ArrayList<>(bookings)), clerk)
                .join();
    }

    /** Asks the fraud department, which takes its time. Several customers may ask at the same time. */
    protected void approve(int amount) {}
}
