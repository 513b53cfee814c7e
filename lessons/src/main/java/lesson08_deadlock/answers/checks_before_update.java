package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class CityBank implements Bank, Bank.Count {
    private record Balances(int a, int b, int c) {
        int of(int account) {
            return account == 0 ? a : account == 1 ? b : c;
        }

        Balances plus(int account, int amount) {
            return new Balances(
                    account == 0 ? a + amount : a, account == 1 ? b + amount : b, account == 2 ? c + amount : c);
        }
    }

    private final AtomicReference<Balances> state = new AtomicReference<>(new Balances(100, 100, 100));

    @Override
    public boolean transfer(int from, int to, int amount) {
        if (state.get().of(from) < amount) {
            return false;
        }
        state.updateAndGet(now -> now.plus(from, -amount).plus(to, amount));
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        Balances now = state.get();
        return List.of(now.a(), now.b(), now.c());
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Branch> all = new ArrayList<>();
        collect(branch, all);
        List<Future<Integer>> parts = new ArrayList<>();
        for (Branch one : all) {
            parts.add(pool.submit(() -> count(one)));
        }
        int sum = 0;
        for (Future<Integer> part : parts) {
            sum += part.join();
        }
        return sum;
    }

    private static void collect(Branch branch, List<Branch> all) {
        all.add(branch);
        for (Branch below : branch.branches()) {
            collect(below, all);
        }
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
