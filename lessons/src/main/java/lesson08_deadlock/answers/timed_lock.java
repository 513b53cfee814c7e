package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class CityBank implements Bank, Bank.Count {
    private final Lock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = timedMove(from, to, amount);
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    /** Waits a while for the second lock; if it does not come, lets go of the first, and begins again. */
    private boolean timedMove(int from, int to, int amount) {
        while (true) {
            locks[from].lock();
            try {
                if (locks[to].tryLock(ThreadLocalRandom.current().nextInt(1, 20), TimeUnit.MILLISECONDS)) {
                    try {
                        return move(from, to, amount);
                    } finally {
                        locks[to].unlock();
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts customers", e);
            } finally {
                locks[from].unlock();
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
