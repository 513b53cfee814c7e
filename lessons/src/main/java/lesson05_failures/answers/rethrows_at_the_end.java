package lesson05_failures;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Map<Future<?>, Job> open = new IdentityHashMap<>();
        for (Job job : jobs) {
            open.put(pool.submit(job.task()), job);
        }
        List<Future<?>> awaited = new ArrayList<>(open.keySet());
        awaited.add(timeUp);
        Throwable first = null;
        Completions<Future<?>> ends = Futures.asCompleted(awaited);
        boolean late = false;
        List<Report> reports = new ArrayList<>();
        while (!open.isEmpty()) {
            reports.clear();
            Future<?> done = ends.next();
            if (done == timeUp) {
                open.values().forEach(job -> reports.add(new Report(job.name(), End.LATE, null)));
                open.clear();
            } else {
                reports.add(reportOf(open.remove(done).name(), done));
            }
            for (Report report : reports) {
                try {
                    listener.accept(report);
                } catch (Throwable t) {
                    if (first == null) {
                        first = t;
                    } else {
                        first.addSuppressed(t);
                    }
                }
            }
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
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
