package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class CityBank implements Bank, Bank.Count {
    private final Lock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = movedInOrder(from, to, amount);
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    private boolean movedInOrder(int from, int to, int amount) {
        Lock first = locks[Math.min(from, to)];
        Lock second = locks[Math.max(from, to)];
        first.lock();
        try {
            second.lock();
            try {
                return move(from, to, amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
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
        AtomicInteger sum = new AtomicInteger();
        Phaser open = new Phaser(1);
        submit(pool, branch, sum, open);
        open.arriveAndAwaitAdvance();
        return sum.get();
    }

    /** A task submits what is below it, and does not wait for it. */
    private void submit(PoolExecutor pool, Branch branch, AtomicInteger sum, Phaser open) {
        open.register();
        pool.submit(() -> {
            try {
                for (Branch below : branch.branches()) {
                    submit(pool, below, sum, open);
                }
                sum.addAndGet(count(branch));
            } finally {
                open.arriveAndDeregister();
            }
        });
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
