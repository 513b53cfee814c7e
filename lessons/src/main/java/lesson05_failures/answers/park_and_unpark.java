package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        Thread caller = Thread.currentThread();
        Queue<Integer> ended = new ConcurrentLinkedQueue<>();
        List<Future<?>> futures = new ArrayList<>();
        for (Job job : jobs) {
            int number = futures.size();
            Future<?> future = pool.submit(job.task());
            futures.add(future);
            future.whenDone(f -> {
                ended.add(number);
                LockSupport.unpark(caller);
            });
        }
        timeUp.whenDone(f -> {
            ended.add(-1);
            LockSupport.unpark(caller);
        });
        BitSet open = new BitSet();
        open.set(0, jobs.size());
        while (!open.isEmpty()) {
            Integer number = ended.poll();
            if (number == null) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            } else if (number < 0) {
                for (int late = open.nextSetBit(0); late >= 0; late = open.nextSetBit(late + 1)) {
                    tell(listener, new Report(jobs.get(late).name(), End.LATE, null));
                }
                return;
            } else {
                open.clear(number);
                tell(listener, reportOf(jobs.get(number).name(), futures.get(number)));
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
