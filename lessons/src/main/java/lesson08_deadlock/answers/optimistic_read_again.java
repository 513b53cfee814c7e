package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.StampedLock;

public class CityBank implements Bank, Bank.Count {
    private final StampedLock lock = new StampedLock();
    private final AtomicIntegerArray balances = new AtomicIntegerArray(new int[] {100, 100, 100});

    @Override
    public boolean transfer(int from, int to, int amount) {
        long stamp = lock.writeLock();
        try {
            if (balances.get(from) < amount) {
                return false;
            }
            balances.addAndGet(from, -amount);
            balances.addAndGet(to, amount);
        } finally {
            lock.unlockWrite(stamp);
        }
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        long stamp = lock.tryOptimisticRead();
        List<Integer> seen = read();
        if (!lock.validate(stamp)) {
            seen = read(); // a transfer came in between: look again
        }
        return seen;
    }

    private List<Integer> read() {
        return List.of(balances.get(0), balances.get(1), balances.get(2));
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Branch> all = new ArrayList<>();
        collect(branch, all);
        List<Future<Integer>> parts = new ArrayList<>();
        for (Branch one : all) {
            parts.add(pool.submit(() -> count(one)));
        }
        int sum = 0;
        for (Future<Integer> part : parts) {
            sum += part.join();
        }
        return sum;
    }

    private static void collect(Branch branch, List<Branch> all) {
        all.add(branch);
        for (Branch below : branch.branches()) {
            collect(below, all);
        }
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
