package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
        List<CompletableFuture<Report>> reports = new ArrayList<>();
        for (Job job : jobs) {
            int number = reports.size();
            Future<?> future = pool.submit(job.task());
            CompletableFuture<Report> report =
                    future.toCompletableFuture().handle((result, thrown) -> reportOf(job, future));
            reports.add(report);
            report.thenRun(() -> ends.add(number));
        }
        timeUp.whenDone(done -> ends.add(-1));
        List<Integer> open = new ArrayList<>();
        for (int number = 0; number < jobs.size(); number++) {
            open.add(number);
        }
        while (!open.isEmpty()) {
            Integer number = ends.take();
            if (number < 0) {
                break;
            }
            open.remove(number);
            tell(listener, reports.get(number).join());
        }
        for (int number : open) {
            tell(listener, new Report(jobs.get(number).name(), End.LATE, null));
        }
    }

    private static Report reportOf(Job job, Future<?> done) {
        return switch (done.status()) {
            case SUCCEEDED -> new Report(job.name(), End.DONE, done.resultNow());
            case FAILED -> new Report(job.name(), End.FAILED, done.exceptionNow());
            default -> new Report(job.name(), End.CANCELLED, null);
        };
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
