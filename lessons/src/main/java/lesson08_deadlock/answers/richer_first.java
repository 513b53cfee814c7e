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
        boolean moved = lockedMove(from, to, amount);
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    private boolean lockedMove(int from, int to, int amount) {
        boolean fromFirst = balances[from] > balances[to];
        synchronized (locks[fromFirst ? from : to]) {
            synchronized (locks[fromFirst ? to : from]) {
                return move(from, to, amount);
            }
        }
    }

    private boolean move(int from, int to, int amount) {
        if (balances[from] < amount) {
            return false;
        }
        balances[from] -= amount;
        balances[to] += amount;
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
        int sum = 0;
        List<Branch> level = List.of(branch);
        while (!level.isEmpty()) {
            List<Future<Integer>> counts = new ArrayList<>();
            List<Branch> next = new ArrayList<>();
            for (Branch one : level) {
                counts.add(pool.submit(() -> count(one)));
                next.addAll(one.branches());
            }
            for (Future<Integer> count : counts) {
                sum += count.join();
            }
            level = next;
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
