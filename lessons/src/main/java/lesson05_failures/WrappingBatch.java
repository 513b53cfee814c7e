package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Fixed: each task returns a report of its own, which callbacks put into a queue; none throws. */
public final class WrappingBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
        List<Future<Report>> futures = new ArrayList<>();
        for (Job job : jobs) {
            int number = futures.size();
            Future<Report> future = pool.submit(() -> attempt(job));
            futures.add(future);
            future.whenDone(done -> ends.add(number));
        }
        timeUp.whenDone(done -> ends.add(jobs.size()));
        boolean[] told = new boolean[jobs.size()];
        for (int open = jobs.size(); open > 0; open--) {
            int number = ends.take();
            if (number == jobs.size()) {
                break;
            }
            told[number] = true;
            tell(listener, reportOf(jobs.get(number), futures.get(number)));
        }
        for (int number = 0; number < told.length; number++) {
            if (!told[number]) {
                tell(listener, new Report(jobs.get(number).name(), End.LATE, null));
            }
        }
    }

    // @start region="wrapping"
    private static Report attempt(Job job) {
        try {
            return new Report(job.name(), End.DONE, job.task().call());
        } catch (Throwable t) {
            return new Report(job.name(), End.FAILED, t);
        }
    }
    // @end

    private static Report reportOf(Job job, Future<Report> done) {
        return done.isCancelled() ? new Report(job.name(), End.CANCELLED, null) : done.resultNow();
    }

    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable e) {
            System.getLogger("batch").log(System.Logger.Level.ERROR, "no report of " + report.job(), e);
        }
    }
}
