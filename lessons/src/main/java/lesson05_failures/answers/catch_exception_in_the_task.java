package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        BlockingQueue<Optional<Report>> reports = new LinkedBlockingQueue<>();
        List<String> open = new ArrayList<>();
        for (Job job : jobs) {
            open.add(job.name());
            Future<?> future = pool.submit(() -> {
                try {
                    Object result = job.task().call();
                    reports.add(Optional.of(new Report(job.name(), End.DONE, result)));
                } catch (Exception e) {
                    reports.add(Optional.of(new Report(job.name(), End.FAILED, e)));
                }
            });
            future.whenDone(done -> {
                if (done.isCancelled()) {
                    reports.add(Optional.of(new Report(job.name(), End.CANCELLED, null)));
                }
            });
        }
        timeUp.whenDone(done -> reports.add(Optional.empty()));
        while (!open.isEmpty()) {
            Optional<Report> report = reports.take();
            if (report.isEmpty()) {
                break;
            }
            open.remove(report.get().job());
            tell(listener, report.get());
        }
        open.forEach(name -> tell(listener, new Report(name, End.LATE, null)));
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
