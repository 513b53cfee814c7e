package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Broken: the first job that throws ends the loop, and takes the reports of all that follow with it. */
public final class SinkingBatch implements Batch {
    // @start region="sinking"
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener) {
        Iterator<Job> next = jobs.iterator();
        for (Object result : pool.map(job -> job.task().call(), jobs)) {
            listener.accept(new Report(next.next().name(), End.DONE, result));
        }
    }
    // @end
}
