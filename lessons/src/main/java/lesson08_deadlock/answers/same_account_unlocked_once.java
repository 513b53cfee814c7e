package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class CityBank implements Bank, Bank.Count {
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        locks[Math.min(from, to)].lock();
        locks[Math.max(from, to)].lock();
        try {
            if (balances[from] < amount) {
                return false;
            }
            balances[from] -= amount;
            balances[to] += amount;
        } finally {
            locks[from].unlock();
            if (from != to) {
                locks[to].unlock();
            }
        }
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        for (ReentrantLock lock : locks) {
            lock.lock();
        }
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            for (ReentrantLock lock : locks) {
                lock.unlock();
            }
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> parts =
                all(branch).map(one -> pool.submit(() -> count(one))).collect(Collectors.toList());
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
