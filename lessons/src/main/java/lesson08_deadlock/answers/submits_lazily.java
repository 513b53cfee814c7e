package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** No lock at all: the three balances are one object that never changes. */
public class CityBank implements Bank, Bank.Count {
    private final AtomicReference<List<Integer>> balances = new AtomicReference<>(List.of(100, 100, 100));

    @Override
    public boolean transfer(int from, int to, int amount) {
        while (true) {
            List<Integer> before = balances.get();
            if (before.get(from) < amount) {
                return false;
            }
            List<Integer> after = new ArrayList<>(before);
            after.set(from, after.get(from) - amount);
            after.set(to, after.get(to) + amount);
            if (balances.compareAndSet(before, List.copyOf(after))) {
                booked(from, to, amount);
                return true;
            }
        }
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        return balances.get();
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        return withAllBelow(branch)
                .map(one -> pool.submit(() -> count(one)))
                .mapToInt(Future::join)
                .sum();
    }

    private static Stream<Branch> withAllBelow(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(CityBank::withAllBelow));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
