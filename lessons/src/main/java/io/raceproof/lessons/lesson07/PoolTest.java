package io.raceproof.lessons.lesson07;

import java.util.ArrayList;
import java.util.List;

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
