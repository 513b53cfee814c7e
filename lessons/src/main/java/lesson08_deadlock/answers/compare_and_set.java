package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

public class CityBank implements Bank, Bank.Count {
    private final AtomicReference<List<Integer>> balances = new AtomicReference<>(List.of(100, 100, 100));

    @Override
    public boolean transfer(int from, int to, int amount) {
        List<Integer> before;
        List<Integer> after;
        do {
            before = balances.get();
            if (before.get(from) < amount) {
                return false;
            }
            List<Integer> changed = new ArrayList<>(before);
            changed.set(from, changed.get(from) - amount);
            changed.set(to, changed.get(to) + amount);
            after = List.copyOf(changed);
        } while (!balances.compareAndSet(before, after));
        booked(from, to, amount);
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        return balances.get();
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        Promise<Integer> sum = new Promise<>();
        submit(pool, branch, sum);
        return sum.future().join();
    }

    /** The last one of a branch and those below it that is counted completes the sum; nobody waits. */
    private void submit(PoolExecutor pool, Branch branch, Promise<Integer> sum) {
        AtomicInteger missing = new AtomicInteger(1 + branch.branches().size());
        AtomicInteger soFar = new AtomicInteger();
        IntConsumer counted = cash -> {
            soFar.addAndGet(cash);
            if (missing.decrementAndGet() == 0) {
                sum.complete(soFar.get());
            }
        };
        pool.submit(() -> counted.accept(count(branch)));
        for (Branch below : branch.branches()) {
            Promise<Integer> part = new Promise<>();
            part.future().whenDone(done -> counted.accept(done.resultNow()));
            submit(pool, below, part);
        }
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
