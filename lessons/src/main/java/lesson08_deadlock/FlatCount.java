package lesson08_deadlock;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.stream.Stream;
import lesson08_deadlock.Bank.Branch;

/** Fixed: one task a branch, and no task waits; only the caller, who is no worker, does. */
public final class FlatCount implements Bank.Count {
    // @start region="flat"
    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Future<Integer>> counts =
                all(branch).map(one -> pool.submit(() -> one.cash())).toList();
        return counts.stream().mapToInt(Future::join).sum();
    }

    private static Stream<Branch> all(Branch branch) {
        return Stream.concat(Stream.of(branch), branch.branches().stream().flatMap(FlatCount::all));
    }
    // @end
}
