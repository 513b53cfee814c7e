package io.raceproof.lessons.grading;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Stages that judge one answer at the same time, as many as there are processors for. They begin in the order in which they are
 * added, and their results are taken in that order. For one thread.
 */
final class SideBySide implements AutoCloseable {
    /** One at least waits for a JVM to start, most of the time. */
    private static final int LEAST = 2;

    private final ExecutorService threads;
    private final Queue<Future<List<StepResult>>> running = new ArrayDeque<>();

    SideBySide() {
        int most = Math.max(LEAST, Runtime.getRuntime().availableProcessors());
        threads = Executors.newFixedThreadPool(most, work -> {
            Thread thread = new Thread(work, "stage");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins another one as soon as there is a processor for it. */
    void add(Stage stage, Answer answer) {
        add(begin(stage, answer));
    }

    /** The same, with results that are taken later, or never. */
    Future<List<StepResult>> begin(Stage stage, Answer answer) {
        return threads.submit(() -> stage.run(answer));
    }

    /** Begins other work as soon as there is a processor for it. */
    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Adds what has begun. */
    void add(Future<List<StepResult>> begun) {
        running.add(begun);
    }

    /** Whether there are stages whose results have not been taken. */
    boolean hasNext() {
        return !running.isEmpty();
    }

    /**
     * The results of the next one, when it has ended.
     *
     * @throws IOException as the stage did
     * @throws InterruptedException if this thread was interrupted
     */
    List<StepResult> next() throws IOException, InterruptedException {
        return resultOf(running.remove());
    }

    /** What has begun, when it has ended. */
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
