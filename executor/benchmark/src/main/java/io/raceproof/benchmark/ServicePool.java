package io.raceproof.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A peer that implements the JDK's interface, used with what the JDK has for it. */
class ServicePool implements Gatherer {
    private final ExecutorService service;

    ServicePool(ExecutorService service) {
        this.service = service;
    }

    @Override
    public <V> Future<V> submit(Callable<V> task) {
        return service.submit(task);
    }

    /** With invokeAll. */
    @Override
    public long mapAndSum(List<Integer> items) throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>(items.size());
        for (int item : items) {
            tasks.add(() -> item + 1);
        }
        long sum = 0;
        for (Future<Integer> future : service.invokeAll(tasks)) {
            sum += future.get();
        }
        return sum;
    }

    /** With ExecutorCompletionService. */
    @Override
    public long sumAsCompleted(int tasks) throws Exception {
        ExecutorCompletionService<Integer> completions = new ExecutorCompletionService<>(service);
        for (int i = 0; i < tasks; i++) {
            completions.submit(Submissions.EMPTY);
        }
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            sum += completions.take().get();
        }
        return sum;
    }

    /** With CompletableFuture.allOf. */
    @Override
    public void awaitAll(int tasks) {
        CompletableFuture<?>[] futures = new CompletableFuture<?>[tasks];
        for (int i = 0; i < tasks; i++) {
            futures[i] = CompletableFuture.supplyAsync(() -> 1, service);
        }
        CompletableFuture.allOf(futures).join();
    }

    /** With CompletableFuture. */
    @Override
    public void submitWithCallback(int tasks, Runnable onDone) {
        for (int i = 0; i < tasks; i++) {
            CompletableFuture.supplyAsync(() -> 1, service).whenComplete((value, failure) -> onDone.run());
        }
    }

    @Override
    public void close() {
        service.shutdown();
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!service.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                if (end - System.nanoTime() > 0) {
                    continue; // JBoss EQE 3.11.1 has been seen to give up long before its time
                }
                throw new IllegalStateException("a pool did not end within a minute: " + service);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a pool was to end", e);
        }
    }
}
