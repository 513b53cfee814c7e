package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

public class CityBank implements Bank, Bank.Count {
    private static final int BITS = 20;
    private static final long MASK = (1 << BITS) - 1;

    /** All three balances, twenty bits each. */
    private final AtomicLong balances = new AtomicLong(pack(100, 0) | pack(100, 1) | pack(100, 2));

    private static long pack(int balance, int account) {
        return (long) balance << (account * BITS);
    }

    private static int unpack(long packed, int account) {
        return (int) (packed >> (account * BITS) & MASK);
    }

    @Override
    public boolean transfer(int from, int to, int amount) {
        while (true) {
            long before = balances.get();
            if (unpack(before, from) < amount) {
                return false;
            }
            if (balances.compareAndSet(before, before - pack(amount, from) + pack(amount, to))) {
                booked(from, to, amount);
                return true;
            }
        }
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        long now = balances.get();
        return List.of(unpack(now, 0), unpack(now, 1), unpack(now, 2));
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> counts =
                all(branch).map(one -> pool.submit(() -> count(one))).toList();
        return counts.stream().mapToInt(Future::join).sum();
    }

    private static Stream<Branch> all(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(CityBank::all));
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
