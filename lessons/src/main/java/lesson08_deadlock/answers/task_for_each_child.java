package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class CityBank implements Bank, Bank.Count {
    private final Object[] locks = {new Object(), new Object(), new Object()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        synchronized (locks[Math.min(from, to)]) {
            synchronized (locks[Math.max(from, to)]) {
                if (balances[from] < amount) {
                    return false;
                }
                balances[from] -= amount;
                balances[to] += amount;
            }
        }
        booked(from, to, amount);
        return true;
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
            parts.add(pool.submit(() -> sum(below)));
        }
        return count(branch) + parts.stream().mapToInt(Future::join).sum();
    }

    private int sum(Branch branch) {
        return count(branch) + branch.branches().stream().mapToInt(this::sum).sum();
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
