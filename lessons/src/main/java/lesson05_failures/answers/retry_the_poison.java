package lesson05_failures;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Map<Future<?>, Job> open = new LinkedHashMap<>();
        for (Job job : jobs) {
            open.put(pool.submit(job.task()), job);
        }
        List<Future<?>> awaited = new ArrayList<>(open.keySet());
        awaited.add(timeUp);
        Completions<Future<?>> ends = Futures.asCompleted(awaited);
        while (!open.isEmpty()) {
            Future<?> done = ends.next();
            if (done == timeUp) {
                break;
            }
            Job job = open.remove(done);
            if (done.status() == Future.Status.FAILED) {
                done = pool.submit(job.task()); // perhaps it was bad luck
                Futures.await(List.of(done));
            }
            tell(listener, reportOf(job, done));
        }
        open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
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
