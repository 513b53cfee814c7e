package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

public class CityBank implements Bank, Bank.Count {
    private final Semaphore permit = new Semaphore(1);
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
        permit.acquireUninterruptibly();
        try {
            return move(from, to, amount);
        } finally {
            permit.release();
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
        permit.acquireUninterruptibly();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            permit.release();
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> counts = new ArrayList<>();
        submit(pool, branch, counts);
        try {
            return Futures.await(counts).done().stream()
                    .mapToInt(Future::resultNow)
                    .sum();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who counts", e);
        }
    }

    private void submit(PoolExecutor pool, Branch branch, List<Future<Integer>> counts) {
        counts.add(pool.submit(() -> count(branch)));
        branch.branches().forEach(below -> submit(pool, below, counts));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
