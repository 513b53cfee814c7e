package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.CountedJob;
import io.raceproof.lessons.lesson07.SmallPool.Mode;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import lesson07.JobPool;

/** A job is submitted during a shutdown. If it is refused, nothing may become of it. */
public final class RefusedSchedules implements Scenario {
    /** For the model checker. */
    public RefusedSchedules() {}

    @Override
    public void run() throws InterruptedException {
        JobPool pool = new JobPool();
        CountedJob job = new CountedJob();
        boolean[] accepted = new boolean[1];
        Actors.run(pool, () -> accepted[0] = pool.submit(job), () -> {
            pool.shutdown(Mode.DRAIN);
            pool.work();
        });
        if (!accepted[0] && job.runs() + job.cancellations() > 0) {
            throw new AssertionError("a job was refused, and run or cancelled all the same");
        }
    }
}
