package io.raceproof.benchmark;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The pool of this project. */
record OurPool(ThreadPoolExecutor pool) implements Gatherer {
    @Override
    public <V> Future<V> submit(Callable<V> task) {
        return pool.submit(task);
    }

    @Override
    public long mapAndSum(List<Integer> items) {
        long sum = 0;
        for (int result : pool.map(item -> item + 1, items)) {
            sum += result;
        }
        return sum;
    }

    @Override
    public long sumAsCompleted(int tasks) throws InterruptedException {
        long sum = 0;
        for (Future<Integer> future : Futures.asCompleted(submitted(tasks))) {
            sum += future.result();
        }
        return sum;
    }

    @Override
    public void awaitAll(int tasks) throws InterruptedException {
        Futures.await(submitted(tasks));
    }

    @Override
    public void submitWithCallback(int tasks, Runnable onDone) {
        for (int i = 0; i < tasks; i++) {
            pool.submit(Submissions.EMPTY).whenDone(done -> onDone.run());
        }
    }

    private List<Future<Integer>> submitted(int tasks) {
        List<Future<Integer>> futures = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            futures.add(pool.submit(Submissions.EMPTY));
        }
        return futures;
    }

    @Override
    public void close() {
        pool.close();
    }
}
