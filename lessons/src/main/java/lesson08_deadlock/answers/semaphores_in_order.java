package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

public class CityBank implements Bank, Bank.Count {
    private final Semaphore[] permits = {new Semaphore(1), new Semaphore(1), new Semaphore(1)};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = permittedMove(from, to, amount);
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    private boolean permittedMove(int from, int to, int amount) {
        Semaphore first = permits[Math.min(from, to)];
        Semaphore second = permits[Math.max(from, to)];
        first.acquireUninterruptibly();
        second.acquireUninterruptibly();
        try {
            return move(from, to, amount);
        } finally {
            second.release();
            first.release();
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
        permits[0].acquireUninterruptibly();
        permits[1].acquireUninterruptibly();
        permits[2].acquireUninterruptibly();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            permits[2].release();
            permits[1].release();
            permits[0].release();
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
