package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Map<CompletableFuture<?>, Integer> open = new LinkedHashMap<>();
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            Future<?> future = pool.submit(job.task());
            open.put(future.toCompletableFuture(), futures.size());
            futures.add(future);
        }
        CompletableFuture<?> limit = timeUp.toCompletableFuture();
        while (!open.isEmpty()) {
            List<CompletableFuture<?>> awaited = new ArrayList<>(open.keySet());
            awaited.add(limit);
            CompletableFuture.anyOf(awaited.toArray(new CompletableFuture<?>[0]))
                    .handle((result, thrown) -> result)
                    .join();
            boolean isUp = limit.isDone(); // looked at first: what is done by then is not late
            for (CompletableFuture<?> copy : List.copyOf(open.keySet())) {
                if (copy.isDone()) {
                    int number = open.remove(copy);
                    tell(listener, reportOf(jobs.get(number), futures.get(number)));
                }
            }
            if (isUp) {
                break;
            }
        }
        for (int number : open.values()) {
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
