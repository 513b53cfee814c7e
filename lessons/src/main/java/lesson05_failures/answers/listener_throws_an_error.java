package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {

        Map<Future<?>, Job> open = new IdentityHashMap<>();
        for (Job job : jobs) {
            open.put(pool.submit(job.task()), job);
        }
        List<Future<?>> all = new ArrayList<>(open.keySet());
        all.add(timeUp);
        for (Future<?> future : jobs.isEmpty() ? List.<Future<?>>of() : Futures.asCompleted(all)) {
            if (future == timeUp) {
                break;
            }
            Job job = open.remove(future);
            try {
                listener.accept(ended(job, future));
            } catch (RuntimeException e) {
                // the others
            }
            if (open.isEmpty()) {
                return;
            }
        }
        open.values().forEach(job -> tell(listener, new Report(job.name(), End.LATE, null)));
    }

    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable t) {
            // the others are to be told all the same
        }
    }

    private static Report ended(Job job, Future<?> future) {
        switch (future.status()) {
            case SUCCEEDED:
                return new Report(job.name(), End.DONE, future.resultNow());
            case FAILED:
                return new Report(job.name(), End.FAILED, future.exceptionNow());
            default:
                return new Report(job.name(), End.CANCELLED, null);
        }
    }
}
