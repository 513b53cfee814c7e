package lesson07_shutdown;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lesson07_shutdown.PoolContract.CountedJob;

/** The unit test as people write it: submit some jobs, shut down, look whether all were run. */
final class PoolTest {
    // @start region="test"
    static void every_accepted_job_is_run(SmallPool pool) {
        Thread worker = new Thread(pool::work);
        worker.start();
        List<CountedJob> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CountedJob job = new CountedJob();
            jobs.add(job);
            pool.submit(job);
        }
        pool.shutdown(SmallPool.Mode.DRAIN);
        join(worker);
        if (jobs.stream().anyMatch(job -> job.runs() != 1)) {
            throw new AssertionError("a job was not run once");
        }
    }
    // @end

    /** How a pool is usually closed: by the end of a block, which waits. */
    static void endOfDay(Queue<String> book) {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            pool.submit(() -> book.add("the last report"));
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the worker", e);
        }
    }

    private PoolTest() {}
}
