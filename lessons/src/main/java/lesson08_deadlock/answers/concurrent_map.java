package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class CityBank implements Bank, Bank.Count {
    private static final String ALL = "all";
    private final ConcurrentHashMap<String, List<Integer>> balances =
            new ConcurrentHashMap<>(Map.of(ALL, List.of(100, 100, 100)));

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean[] moved = {false};
        balances.computeIfPresent(ALL, (key, before) -> {
            if (before.get(from) < amount) {
                return before;
            }
            moved[0] = true;
            List<Integer> after = new ArrayList<>(before);
            after.set(from, after.get(from) - amount);
            after.set(to, after.get(to) + amount);
            return List.copyOf(after);
        });
        if (moved[0]) {
            booked(from, to, amount);
        }
        return moved[0];
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        return balances.getOrDefault(ALL, List.of());
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
