package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ReturnWhen;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
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
            Set<Future<?>> any = new HashSet<>(open.keySet());
            any.add(timeUp);
            Futures.await(any, ReturnWhen.FIRST_COMPLETED);
            if (timeUp.isDone()) {
                open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
                return;
            }
            for (Future<?> future : List.copyOf(open.keySet())) {
                if (future.isDone()) {
                    tell(listener, reportOf(open.remove(future).name(), future));
                }
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
