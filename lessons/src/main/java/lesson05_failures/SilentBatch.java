package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Broken: waits for all futures, and asks none. */
public final class SilentBatch implements Batch {
    // @start region="silent"
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            futures.add(pool.submit(job.task()));
        }
        Futures.await(futures);
        jobs.forEach(job -> listener.accept(new Report(job.name(), End.DONE, null)));
    }
    // @end
}
