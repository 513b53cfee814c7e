package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class CityBank implements Bank, Bank.Count {
    /** Touched by the clerk's thread alone. */
    private final int[] balances = {100, 100, 100};

    private final ExecutorService clerk = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "clerk");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = CompletableFuture.supplyAsync(() -> move(from, to, amount), clerk)
                .join();
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
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
        return CompletableFuture.supplyAsync(() -> List.of(balances[0], balances[1], balances[2]), clerk)
                .join();
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        return sum(pool, branch).join();
    }

    /** Put together from callbacks; no task waits. */
    private CompletableFuture<Integer> sum(PoolExecutor pool, Branch branch) {
        CompletableFuture<Integer> sum = pool.submit(() -> count(branch)).toCompletableFuture();
        for (Branch below : branch.branches()) {
            sum = sum.thenCombine(sum(pool, below), Integer::sum);
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
