package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class CityBank implements Bank, Bank.Count {
    private final AtomicReference<List<Integer>> balances = new AtomicReference<>(List.of(100, 100, 100));

    @Override
    public boolean transfer(int from, int to, int amount) {
        List<Integer> before;
        List<Integer> after;
        do {
            before = balances.get();
            if (before.get(from) < amount) {
                return false;
            }
            List<Integer> changed = new ArrayList<>(before);
            changed.set(from, changed.get(from) - amount);
            changed.set(to, changed.get(to) + amount);
            after = List.copyOf(changed);
        } while (!balances.compareAndSet(before, after));
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        return balances.get();
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        int sum = count(branch);
        for (Branch below : branch.branches()) {
            sum += total(pool, below);
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
