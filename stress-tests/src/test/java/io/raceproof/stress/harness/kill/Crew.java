package io.raceproof.stress.harness.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many threads as processors, each waiting for a child JVM. The JDK's own pool: the executor is what is judged. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /** All results, in order. */
    <T> List<T> runAll(List<Callable<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (java.util.concurrent.Future<T> future : threads.invokeAll(tasks)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run could not be made", e.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
