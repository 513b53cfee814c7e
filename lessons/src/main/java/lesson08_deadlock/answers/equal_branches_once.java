package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<Branch, Future<Integer>> parts = new LinkedHashMap<>();
        Deque<Branch> open = new ArrayDeque<>(List.of(branch));
        while (!open.isEmpty()) {
            Branch one = open.pop();
            parts.computeIfAbsent(one, key -> pool.submit(() -> count(key)));
            open.addAll(one.branches());
        }
        return parts.values().stream().mapToInt(Future::join).sum();
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
