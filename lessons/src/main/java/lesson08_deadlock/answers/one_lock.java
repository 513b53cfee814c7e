package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
        Map<Branch, Future<Integer>> parts = new IdentityHashMap<>();
        for (Branch below : branch.branches()) {
            parts.put(below, pool.submit(() -> total(pool, below)));
        }
        int sum = count(branch);
        for (Map.Entry<Branch, Future<Integer>> part : parts.entrySet()) {
            // one that has not started is cancelled, and done here: nobody waits for what is in the queue
            sum += part.getValue().cancel()
                    ? total(pool, part.getKey())
                    : part.getValue().join();
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
