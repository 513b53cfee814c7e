package io.raceproof.lessons.measure;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.stress.report.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a pool busy with the same task, and measures. So many chains of tasks are under way: as soon as one of a chain's tasks is
 * done, its next one is submitted.
 *
 * <pre>
 *   chain:  task ── task ──│── task ── task ── … ── task
 *           (not counted)  │ from when all chains have done a task, for the time that is asked for
 * </pre>
 *
 * The first tasks start the workers, and are not counted. A chain's rate is the number of its tasks by the time from the end of
 * the last that was not counted to the end of its last one, so it is exact for few tasks, too; the rates of all chains are added.
 */
public final class Load {
    /**
     * What was measured.
     *
     * @param perSecond tasks done in a second
     * @param latencyMillis the median of how long a task took, from its start in the worker
     * @param tasks that were counted
     * @param switches context switches while they ran, or empty where the system does not tell
     */
    public record Result(double perSecond, double latencyMillis, long tasks, OptionalLong switches) {
        /** Context switches for each task; NaN where the system does not tell. */
        public double switchesPerTask() {
            return switches.isPresent() ? (double) switches.getAsLong() / tasks : Double.NaN;
        }
    }

    private static final long NOT_YET = Long.MAX_VALUE;

    private final PoolExecutor pool;
    private final Task<Long> timed;
    private final CountDownLatch begun;
    private final CountDownLatch ended;

    /** When the measurement began and is to end, by System.nanoTime; written once by the thread that measures. */
    private volatile long start = NOT_YET;

    private volatile long end = NOT_YET;

    /** The first failure of a task. Guarded by this. */
    private @Nullable Throwable failure;

    private Load(PoolExecutor pool, int chains, Task<?> task) {
        this.pool = pool;
        this.timed = () -> {
            long from = System.nanoTime();
            task.call();
            return System.nanoTime() - from;
        };
        this.begun = new CountDownLatch(chains);
        this.ended = new CountDownLatch(chains);
    }

    /**
     * Measures.
     *
     * @param chains how many tasks are under way at any time
     * @param time for which tasks are counted; each chain then ends with the task that it is at
     * @throws IllegalStateException if a task fails
     */
    public static Result run(PoolExecutor pool, int chains, Duration time, Task<?> task) throws InterruptedException {
        return new Load(pool, chains, task).run(chains, time);
    }

    private Result run(int count, Duration time) throws InterruptedException {
        List<Chain> chains = Stream.generate(Chain::new).limit(count).toList();
        chains.forEach(Chain::next);
        begun.await();
        OptionalLong before = ContextSwitches.count();
        long now = System.nanoTime();
        end = now + time.toNanos();
        start = now;
        ended.await();
        OptionalLong after = ContextSwitches.count();
        checkFailure();
        double[] latencies = chains.stream()
                .flatMap(chain -> chain.latencies.stream())
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
        OptionalLong switches = before.isPresent() && after.isPresent()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
        return new Result(
                chains.stream().mapToDouble(Chain::perSecond).sum(), Median.of(latencies), latencies.length, switches);
    }

    private synchronized void checkFailure() {
        if (failure != null) {
            throw new IllegalStateException("a task that was to be measured failed: " + failure, failure);
        }
    }

    private synchronized void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    /** Its fields are touched by one thread after the other: each task's callback submits the next task. */
    private final class Chain {
        private final List<Long> latencies = new ArrayList<>();
        private boolean hasBegun;
        private long first;
        private long last;

        void next() {
            try {
                pool.submit(timed).whenDone(this::done);
            } catch (RuntimeException refused) {
                stop(refused);
            }
        }

        private void done(Future<Long> task) {
            if (task.status() != Future.Status.SUCCEEDED) {
                stop(task.isCancelled() ? new IllegalStateException("it was cancelled") : task.exceptionNow());
                return;
            }
            long now = System.nanoTime();
            boolean counts = start != NOT_YET && hasBegun;
            if (counts) {
                latencies.add(task.resultNow());
                last = now;
            } else {
                first = now;
                begin();
            }
            if (counts && now - end >= 0) {
                ended.countDown();
            } else {
                next();
            }
        }

        private void begin() {
            if (!hasBegun) {
                hasBegun = true;
                begun.countDown();
            }
        }

        private void stop(Throwable cause) {
            fail(cause);
            begin();
            ended.countDown();
        }

        double perSecond() {
            return latencies.isEmpty() ? 0 : latencies.size() / ((last - first) / 1e9);
        }
    }
}
