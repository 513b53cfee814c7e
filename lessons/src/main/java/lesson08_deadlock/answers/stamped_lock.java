package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.StampedLock;

public class CityBank implements Bank, Bank.Count {
    private final StampedLock lock = new StampedLock();
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
        long stamp = lock.writeLock();
        try {
            return move(from, to, amount);
        } finally {
            lock.unlockWrite(stamp);
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
        long stamp = lock.readLock();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        BlockingQueue<Integer> counted = new LinkedBlockingQueue<>();
        Deque<Branch> toSubmit = new ArrayDeque<>(List.of(branch));
        int open = 0;
        while (!toSubmit.isEmpty()) {
            Branch next = toSubmit.remove();
            toSubmit.addAll(next.branches());
            open++;
            pool.submit(() -> counted.add(count(next)));
        }
        int sum = 0;
        for (; open > 0; open--) {
            sum += takeFrom(counted);
        }
        return sum;
    }

    private static int takeFrom(BlockingQueue<Integer> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who counts", e);
        }
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
