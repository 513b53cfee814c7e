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
    private final Map<Future<?>, Job> open = new LinkedHashMap<>();

    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
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
            tell(listener, report(open.remove(done).name(), done));
        }
        open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
    }

    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable t) {
            System.err.println("the listener threw " + t);
        }
    }

    private static Report report(String name, Future<?> future) {
        return switch (future.status()) {
            case SUCCEEDED -> new Report(name, End.DONE, future.resultNow());
            case FAILED -> new Report(name, End.FAILED, future.exceptionNow());
            case CANCELLED -> new Report(name, End.CANCELLED, null);
            default -> new Report(name, End.LATE, null);
        };
    }
}
