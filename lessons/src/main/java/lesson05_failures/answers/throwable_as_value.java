package lesson05_failures;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Map<Future<?>, Job> open = new LinkedHashMap<>();
        for (Job job : jobs) {
            open.put(
                    pool.submit(() -> {
                        try {
                            return job.task().call();
                        } catch (Throwable t) {
                            return t;
                        }
                    }),
                    job);
        }
        List<Future<?>> awaited = new ArrayList<>(open.keySet());
        awaited.add(timeUp);
        Completions<Future<?>> ends = Futures.asCompleted(awaited);
        while (!open.isEmpty()) {
            Future<?> done = ends.next();
            if (done == timeUp) {
                open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
                return;
            }
            Job job = open.remove(done);
            if (done.isCancelled()) {
                tell(listener, new Report(job.name(), End.CANCELLED, null));
            } else if (done.resultNow() instanceof Throwable t) {
                tell(listener, new Report(job.name(), End.FAILED, t));
            } else {
                tell(listener, new Report(job.name(), End.DONE, done.resultNow()));
            }
        }
    }

    private static Report reportOf(String name, Future<?> future) throws InterruptedException {
        try {
            return new Report(name, End.DONE, future.result());
        } catch (CancellationException e) {
            return new Report(name, End.CANCELLED, null);
        } catch (CompletionException e) {
            return new Report(name, End.FAILED, e.getCause());
        }
    }

    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable t) {
            System.getLogger("batch").log(System.Logger.Level.WARNING, "listener", t);
        }
    }
}
