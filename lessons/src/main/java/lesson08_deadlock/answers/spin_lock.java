package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

public class CityBank implements Bank, Bank.Count {
    private final AtomicBoolean busy = new AtomicBoolean();
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = alone(() -> move(from, to, amount));
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    private <T> T alone(Supplier<T> work) {
        while (!busy.compareAndSet(false, true)) {
            Thread.yield();
        }
        try {
            return work.get();
        } finally {
            busy.set(false);
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
        return alone(() -> List.of(balances[0], balances[1], balances[2]));
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> counts = new ArrayList<>();
        ArrayDeque<Branch> rest = new ArrayDeque<>(List.of(branch));
        for (Branch next = rest.poll(); next != null; next = rest.poll()) {
            Branch one = next;
            counts.add(pool.submit(() -> count(one)));
            rest.addAll(one.branches());
        }
        int sum = 0;
        for (Future<Integer> count : Futures.asCompleted(counts)) {
            sum += count.resultNow();
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
