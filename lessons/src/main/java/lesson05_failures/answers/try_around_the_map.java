package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener) {
        Iterator<Job> next = jobs.iterator();
        try {
            for (Object result : pool.map(job -> job.task().call(), jobs)) {
                listener.accept(new Report(next.next().name(), End.DONE, result));
            }
        } catch (CompletionException e) {
            listener.accept(new Report(next.next().name(), End.FAILED, e.getCause()));
        }
        while (next.hasNext()) {
            listener.accept(new Report(next.next().name(), End.CANCELLED, null));
        }
    }
}
