package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

public class CityBank implements Bank, Bank.Count {
    private final Lock[] locks = {new ReentrantLock(true), new ReentrantLock(true), new ReentrantLock(true)};
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
        locks[from].lock();
        try {
            locks[to].lock();
            try {
                return move(from, to, amount);
            } finally {
                locks[to].unlock();
            }
        } finally {
            locks[from].unlock();
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
        locks[0].lock();
        locks[1].lock();
        locks[2].lock();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            locks[2].unlock();
            locks[1].unlock();
            locks[0].unlock();
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> counts =
                all(branch).map(one -> pool.submit(() -> count(one))).toList();
        return counts.stream().mapToInt(Future::join).sum();
    }

    private static Stream<Branch> all(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(CityBank::all));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
