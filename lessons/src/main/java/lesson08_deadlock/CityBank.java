package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

/** Transfers, and cash counts, can each wait for themselves forever. Make sure that every call ends; keep the pool at work. */
public class CityBank implements Bank, Bank.Count {
    private final Object[] locks = {new Object(), new Object(), new Object()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        synchronized (locks[from]) {
            synchronized (locks[to]) {
                if (balances[from] < amount) {
                    return false;
                }
                balances[from] -= amount;
                balances[to] += amount;
                booked(from, to, amount);
                return true;
            }
        }
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        synchronized (locks[0]) {
            synchronized (locks[1]) {
                synchronized (locks[2]) {
                    return List.of(balances[0], balances[1], balances[2]);
                }
            }
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> parts = new ArrayList<>();
        for (Branch below : branch.branches()) {
            parts.add(pool.submit(() -> total(pool, below)));
        }
        int sum = count(branch);
        for (Future<Integer> part : parts) {
            sum += part.join();
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
