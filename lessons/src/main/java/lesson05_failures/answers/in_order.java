package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            futures.add(pool.submit(job.task()));
        }
        for (int i = 0; i < jobs.size(); i++) {
            String name = jobs.get(i).name();
            try {
                listener.accept(new Report(name, End.DONE, futures.get(i).result()));
            } catch (CompletionException e) {
                listener.accept(new Report(name, End.FAILED, e.getCause()));
            } catch (CancellationException e) {
                listener.accept(new Report(name, End.CANCELLED, null));
            }
        }
    }
}
