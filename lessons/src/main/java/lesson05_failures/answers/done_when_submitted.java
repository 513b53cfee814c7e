package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener) {
        for (Job job : jobs) {
            pool.submit(job.task());
            listener.accept(new Report(job.name(), End.DONE, null));
        }
    }
}
