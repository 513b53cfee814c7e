package lesson09_sizing;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.measure.Load;
import io.raceproof.lessons.measure.Spin;
import java.time.Duration;
import lesson09_sizing.Sizing.Job;

/** The work of the three pools, made so that it can be measured: it computes for so long, then waits for so long. */
final class Shop {
    private Shop() {}

    /** A task of that kind. It can travel to another process. */
    static Task<Long> task(Job job) {
        long loops = Spin.loopsFor(job.computeMillis());
        int wait = job.waitMillis();
        return () -> {
            long sum = Spin.run(loops);
            if (wait > 0) {
                Thread.sleep(wait);
            }
            return sum;
        };
    }

    /** Keeps a pool of so many threads busy with jobs of that kind. */
    static Load.Result run(Job job, int workers, Duration time) throws InterruptedException {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(workers)) {
            return Load.run(pool, workers, time, task(job));
        }
    }
}
