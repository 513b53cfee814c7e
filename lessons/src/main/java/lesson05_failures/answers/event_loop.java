package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        LinkedBlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
        Map<Future<?>, Job> open = new IdentityHashMap<>();
        boolean[] up = {false};
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            Future<?> future = pool.submit(job.task());
            open.put(future, job);
            futures.add(future);
        }
        for (Future<?> future : futures) {
            future.whenDone(
                    done -> {
                        Job job = open.remove(done);
                        if (job != null) {
                            tell(listener, now(job.name(), done));
                        }
                    },
                    loop::add);
        }
        timeUp.whenDone(done -> up[0] = true, loop::add);
        while (!open.isEmpty() && !up[0]) {
            loop.take().run();
        }
        for (Future<?> future : futures) {
            Job job = open.remove(future);
            if (job != null) {
                tell(listener, now(job.name(), future));
            }
        }
    }

    private static Report now(String name, Future<?> future) {
        return switch (future.status()) {
            case SUCCEEDED -> new Report(name, End.DONE, future.resultNow());
            case FAILED -> new Report(name, End.FAILED, future.exceptionNow());
            case CANCELLED -> new Report(name, End.CANCELLED, null);
            default -> new Report(name, End.LATE, null);
        };
    }

    private static void tell(Consumer<? super Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (Throwable ignored) {
            // the others are to be told
        }
    }
}
