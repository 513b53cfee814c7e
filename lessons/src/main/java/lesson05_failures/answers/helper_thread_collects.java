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
import java.util.concurrent.LinkedTransferQueue;
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
        LinkedTransferQueue<Future<?>> ended = new LinkedTransferQueue<>();
        Thread collector = new Thread(() -> {
            try (Completions<Future<?>> completions = Futures.asCompleted(awaited)) {
                for (Future<?> future : completions) {
                    ended.put(future);
                }
            } catch (RuntimeException stopped) {
                // interrupted: the batch is over
            }
        });
        collector.setDaemon(true);
        collector.start();
        try {
            while (!open.isEmpty()) {
                Future<?> future = ended.take();
                if (future == timeUp) {
                    for (Job job : open.values()) {
                        tell(listener, new Report(job.name(), End.LATE, null));
                    }
                    return;
                }
                tell(listener, reportOf(open.remove(future).name(), future));
            }
        } finally {
            collector.interrupt();
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
