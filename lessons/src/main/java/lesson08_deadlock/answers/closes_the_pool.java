package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        try (pool) {
            for (Branch one : all(branch).collect(Collectors.toList())) {
                parts.add(pool.submit(() -> count(one)));
            }
        }
        return parts.stream().mapToInt(Future::join).sum();
    }

    private static Stream<Branch> all(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(CityBank::all));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
