package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.CountedJob;
import io.raceproof.lessons.lesson07.SmallPool.Mode;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import lesson07.JobPool;

/** Two jobs wait; a worker takes them while the pool is shut down with CANCEL. */
public final class TwiceSchedules implements Scenario {
    /** For the model checker. */
    public TwiceSchedules() {}

    @Override
    public void run() throws InterruptedException {
        JobPool pool = new JobPool();
        CountedJob first = new CountedJob();
        CountedJob second = new CountedJob();
        pool.submit(first);
        pool.submit(second);
        Actors.run(pool, pool::work, () -> pool.shutdown(Mode.CANCEL));
        for (CountedJob job : new CountedJob[] {first, second}) {
            if (job.runs() + job.cancellations() > 1) {
                throw new AssertionError(
                        "one job was run " + job.runs() + " times and cancelled " + job.cancellations() + " times");
            }
        }
    }
}
