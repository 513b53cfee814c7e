package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
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
        BlockingQueue<Future<?>> ends = new LinkedBlockingQueue<>();
        for (Future<?> future : open.keySet()) {
            awaitInAThread(future, ends);
        }
        awaitInAThread(timeUp, ends);
        while (!open.isEmpty()) {
            Future<?> done = ends.take();
            if (done == timeUp) {
                break;
            }
            tell(listener, reportOf(open.remove(done), done));
        }
        open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
    }

    private static void awaitInAThread(Future<?> future, BlockingQueue<Future<?>> ends) {
        Thread waiter = new Thread(() -> {
            try {
                Futures.await(List.of(future));
                ends.add(future);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiter.setDaemon(true);
        waiter.start();
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
