package io.raceproof.lessons.grading;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work on one answer that is done at the same time, as much as there are processors for. It begins in the order in which it comes.
 * For one thread.
 */
final class SideBySide implements AutoCloseable {
    /** One at least waits for a JVM to start, most of the time. */
    private static final int LEAST = 2;

    private final ExecutorService threads;

    SideBySide() {
        int most = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        threads = Executors.newFixedThreadPool(most, work -> {
            Thread thread = new Thread(work, "stage");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins a stage as soon as there is a processor for it. */
    CompletableFuture<List<StepResult>> begin(Stage stage, Answer answer) {
        return begin(() -> stage.run(answer));
    }

    /** Begins other work as soon as there is a processor for it. */
    <T> CompletableFuture<T> begin(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable t) { // for who asks for the result
                result.completeExceptionally(t);
            }
        });
        return result;
    }

    /**
     * What has begun, when it has ended.
     *
     * @throws IOException as it did
     * @throws InterruptedException if this thread was interrupted
     */
    static <T> T resultOf(Future<T> begun) throws IOException, InterruptedException {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("a step failed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends those that have not ended, and returns when they have: what they had started is gone then. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true; // they are waited for all the same; what they run is being killed
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
