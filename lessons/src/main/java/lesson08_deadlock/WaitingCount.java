package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import lesson08_deadlock.Bank.Branch;

/** Broken: a task waits for tasks of its own pool. When all workers wait, no worker is left to run what they wait for. */
public final class WaitingCount implements Bank.Count {
    // @start region="waiting"
    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> parts = new ArrayList<>();
        for (Branch below : branch.branches()) {
            parts.add(pool.submit(() -> total(pool, below)));
        }
        return branch.cash() + parts.stream().mapToInt(Future::join).sum();
    }
    // @end
}
