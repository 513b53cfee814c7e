package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Some jobs of the batch are poison: they throw. Make sure that each job is reported, whatever became of the others. */
public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            futures.add(pool.submit(job.task()));
        }
        for (int i = 0; i < jobs.size(); i++) {
            Object result = futures.get(i).result();
            listener.accept(new Report(jobs.get(i).name(), End.DONE, result));
        }
    }
}
