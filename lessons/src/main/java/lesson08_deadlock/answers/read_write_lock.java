package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class CityBank implements Bank, Bank.Count {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
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
        lock.writeLock().lock();
        try {
            return move(from, to, amount);
        } finally {
            lock.writeLock().unlock();
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
        lock.readLock().lock();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Branch> all = new ArrayList<>();
        collect(branch, all);
        CountDownLatch open = new CountDownLatch(all.size());
        LongAdder sum = new LongAdder();
        for (Branch one : all) {
            pool.submit(() -> {
                sum.add(count(one));
                open.countDown();
            });
        }
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who counts", e);
        }
        return sum.intValue();
    }

    private static void collect(Branch branch, List<Branch> all) {
        all.add(branch);
        branch.branches().forEach(below -> collect(below, all));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
