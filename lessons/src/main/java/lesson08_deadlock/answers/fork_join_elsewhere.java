package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

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

    private final class Sum extends RecursiveTask<Integer> {
        private final transient Branch branch;

        Sum(Branch branch) {
            this.branch = branch;
        }

        @Override
        protected Integer compute() {
            List<Sum> parts = branch.branches().stream().map(Sum::new).toList();
            parts.forEach(Sum::fork);
            return count(branch) + parts.stream().mapToInt(Sum::join).sum();
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        return new ForkJoinPool(2).invoke(new Sum(branch));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
