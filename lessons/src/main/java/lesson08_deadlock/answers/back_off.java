package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

public class CityBank implements Bank, Bank.Count {
    private final Lock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        while (true) {
            if (locks[from].tryLock()) {
                boolean both = false;
                boolean moved = false;
                try {
                    both = locks[to].tryLock();
                    if (both) {
                        try {
                            moved = move(from, to, amount);
                        } finally {
                            locks[to].unlock();
                        }
                    }
                } finally {
                    locks[from].unlock();
                }
                if (moved) {
                    booked(from, to, amount);
                }
                if (both) {
                    return moved;
                }
            }
            pause();
        }
    }

    /** So that two that are in each other's way do not go on in step. */
    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1, 10_000));
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
        List<Branch> all = new ArrayList<>(List.of(branch));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).branches());
        }
        int sum = 0;
        for (int cash : pool.map(one -> count(one), all)) {
            sum += cash;
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
