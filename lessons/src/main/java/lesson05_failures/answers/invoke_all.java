package lesson05_failures;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

public class PoisonBatch implements Batch {
    @Override
    public void run(PoolExecutor pool, List<Job> jobs, Future<?> timeUp, Consumer<? super Report> listener)
            throws InterruptedException {
        List<Task<Object>> tasks = new ArrayList<>();
        for (Job job : jobs) {
            tasks.add(() -> job.task().call());
        }
        List<java.util.concurrent.Future<Object>> futures =
                ((ThreadPoolExecutor) pool).asExecutorService().invokeAll(tasks);
        for (int i = 0; i < jobs.size(); i++) {
            String name = jobs.get(i).name();
            try {
                listener.accept(new Report(name, End.DONE, futures.get(i).get()));
            } catch (ExecutionException e) {
                listener.accept(new Report(name, End.FAILED, e.getCause()));
            } catch (CancellationException e) {
                listener.accept(new Report(name, End.CANCELLED, null));
            }
        }
    }
}
