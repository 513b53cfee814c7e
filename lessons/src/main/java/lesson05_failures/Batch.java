package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs jobs in a pool, and reports what became of each. */
public interface Batch {
    /** How a job ended. */
    enum End {
        /** It returned. */
        DONE,
        /** It threw. */
        FAILED,
        /** It was cancelled before it began. */
        CANCELLED,
        /** It was not done when the time was up. */
        LATE
    }

    /**
     * A job.
     *
     * @param name for people; two jobs may have the same
     * @param task what it does
     */
    record Job(String name, Task<?> task) {}

    /**
     * What became of a job.
     *
     * @param job its name
     * @param detail what it returned, or the very throwable that it threw; otherwise null
     */
    record Report(String job, End end, @Nullable Object detail) {}

    /**
     * Runs all jobs at the same time, as far as the pool has workers, and returns when each has been reported.
     *
     * @param timeUp is done, in whatever way, when the time for the whole batch is up; jobs that are not done then are reported late
     * @param listener is called in the thread that calls this method, once for each job, as soon as that has ended; if it
     *     throws, the other jobs are reported all the same
     */
    void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException;
}
