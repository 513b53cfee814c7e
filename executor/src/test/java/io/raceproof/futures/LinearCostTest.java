package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A hundred times the futures cost about a hundred times as much. Quadratic cost would be ten thousand times; the bound of
 * a thousand leaves a busy machine a factor of ten on either side, and the best of several runs counts.
 */
class LinearCostTest {
    private static final int FEW = 2_000;
    private static final int MANY = 200_000;

    private interface Work {
        void on(List<Promise<Integer>> promises) throws Exception;
    }

    private static void assertLinear(Work work) throws Exception {
        long few = Long.MAX_VALUE;
        long many = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            few = Math.min(few, nanos(FEW, work));
            many = Math.min(many, nanos(MANY, work));
        }
        double ratio = (double) many / few;
        assertTrue(ratio <= 1_000, () -> "ratio " + ratio);
    }

    private static long nanos(int size, Work work) throws Exception {
        List<Promise<Integer>> promises = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            promises.add(new Promise<>());
        }
        long start = System.nanoTime();
        work.on(promises);
        return System.nanoTime() - start;
    }

    private static List<Future<Integer>> futures(List<Promise<Integer>> promises) {
        return promises.stream().map(Promise::future).toList();
    }

    private static void completeAll(List<Promise<Integer>> promises) {
        promises.forEach(promise -> promise.complete(1));
    }

    @Test
    void as_completed_costs_the_same_for_each_future() throws Exception {
        assertLinear(promises -> {
            Completions<Future<Integer>> completions = Futures.asCompleted(futures(promises));
            completeAll(promises);
            int count = 0;
            while (completions.hasNext()) {
                count += completions.next().resultNow();
            }
            assertEquals(promises.size(), count);
        });
    }

    @Test
    void leaving_as_completed_early_costs_the_same_for_each_future() throws Exception {
        assertLinear(promises -> {
            Futures.asCompleted(futures(promises)).close();
            assertTrue(promises.stream().allMatch(p -> Waiters.count(p.future()) == 0));
        });
    }

    @Test
    void await_costs_the_same_for_each_future() throws Exception {
        assertLinear(promises -> {
            Other<Integer> waiting =
                    Other.does(() -> Futures.await(futures(promises)).done().size());
            completeAll(promises);
            assertEquals(promises.size(), waiting.end());
        });
    }

    @Test
    void many_waiters_on_one_future_cost_the_same_for_each() throws Exception {
        assertLinear(promises -> {
            Future<Integer> one = promises.get(0).future();
            int[] count = new int[1];
            for (int i = 0; i < promises.size(); i++) {
                one.whenDone(f -> count[0]++);
            }
            promises.get(0).complete(1);
            assertEquals(promises.size(), count[0]);
        });
    }
}
