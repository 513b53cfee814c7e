package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class CityBank implements Bank, Bank.Count {
    private final boolean[] taken = new boolean[3];
    private final int[] balances = {100, 100, 100};

    private synchronized void take(int... accounts) {
        boolean interrupted = false;
        while (anyTaken(accounts)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        for (int account : accounts) {
            taken[account] = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean anyTaken(int... accounts) {
        return IntStream.of(accounts).anyMatch(account -> taken[account]);
    }

    private synchronized void free(int... accounts) {
        for (int account : accounts) {
            taken[account] = false;
        }
        notifyAll();
    }

    @Override
    public boolean transfer(int from, int to, int amount) {
        take(from, to);
        try {
            if (balances[from] < amount) {
                return false;
            }
            balances[from] -= amount;
            balances[to] += amount;
        } finally {
            free(from, to);
        }
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        take(0, 1, 2);
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            free(0, 1, 2);
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> parts =
                all(branch).map(one -> pool.submit(() -> count(one))).collect(Collectors.toList());
        return parts.stream().mapToInt(Future::join).sum();
    }

    private static Stream<Branch> all(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(CityBank::all));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
