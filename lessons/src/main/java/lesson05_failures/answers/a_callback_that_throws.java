package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Map<Future<?>, Job> open = new LinkedHashMap<>();
        for (Job job : jobs) {
            open.put(pool.submit(job.task()), job);
        }
        BlockingQueue<Report> ends = new LinkedBlockingQueue<>();
        open.forEach(
                (future, job) -> future.whenDone(done -> ends.add(new Report(job.name(), End.DONE, done.resultNow()))));
        Report last = new Report("the time is up", End.LATE, null);
        timeUp.whenDone(done -> ends.add(last));
        for (int missing = open.size(); missing > 0; missing--) {
            Report report = ends.take();
            if (report == last) {
                break;
            }
            tell(listener, report);
        }
    }

    /** What a listener throws must not cost the other jobs their reports, and must not be swallowed, either. */
    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable e) {
            System.getLogger("batch").log(System.Logger.Level.ERROR, "no report of " + report.job(), e);
        }
    }
}
