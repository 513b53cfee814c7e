package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            futures.add(pool.submit(job.task()));
        }
        for (Future<?> done : Futures.asCompleted(futures)) {
            listener.accept(new Report(jobs.get(futures.indexOf(done)).name(), End.DONE, null));
        }
    }
}
