package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public class CityBank implements Bank, Bank.Count {
    private final Object lock = new Object();
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        synchronized (lock) {
            if (balances[from] < amount) {
                return false;
            }
            balances[from] -= amount;
            balances[to] += amount;
        }
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        synchronized (lock) {
            return List.of(balances[0], balances[1], balances[2]);
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        AtomicInteger sum = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (Branch below : branch.branches()) {
            Thread thread = new Thread(() -> sum.addAndGet(total(pool, below)));
            thread.start();
            threads.add(thread);
        }
        sum.addAndGet(count(branch));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who counts", e);
        }
        return sum.get();
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
