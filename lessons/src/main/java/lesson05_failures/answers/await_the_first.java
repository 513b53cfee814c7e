package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ReturnWhen;
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
        while (!open.isEmpty()) {
            List<Future<?>> awaited = new ArrayList<>(open.keySet());
            awaited.add(timeUp);
            Futures.await(awaited, ReturnWhen.FIRST_COMPLETED);
            boolean isUp = timeUp.isDone(); // looked at first: what is done by then is not late
            for (Future<?> future : List.copyOf(open.keySet())) {
                if (future.isDone()) {
                    tell(listener, reportOf(open.remove(future), future));
                }
            }
            if (isUp) {
                break;
            }
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
