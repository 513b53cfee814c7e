package lesson07_shutdown;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.List;
import lesson07_shutdown.SmallPool.Mode;

/** A pool is shut down while somebody submits a job, and workers wait. */
public final class ShutdownLab extends Lab {
    public ShutdownLab() {
        unitTest(SmallPool.class, PoolTest::every_accepted_job_is_run);
        check("DRAIN runs what waits", PoolContract::drains);
        check("it takes any number of jobs", PoolContract::takesMany);
        check("CANCEL cancels what waits", PoolContract::cancels);
        check("a pool that is shut down takes no job", PoolContract::refuses);
        check("CANCEL after DRAIN cancels after all", PoolContract::cancelsAfterAll);
        check("a worker that waits gets the next job", PoolContract::wakesForAJob);
        check("a worker that was woken and finds no job waits on", PoolContract::waitsOn);
        check("workers that wait go home at the shutdown", PoolContract::wakesForTheEnd);
        check("a job may use the pool it runs in", PoolContract::jobsUseThePool);
        check("two jobs can run at the same time", PoolContract::stillConcurrent);
        check("two workers that wait get a job each", PoolContract::wakesForEachJob);
        mistake("refused", LateJob.class, Symptom.outcome("refused but done"));
        mistake("taken_twice", TwoJobsAndAWorker.class, Symptom.outcome("twice"));
        race(LateJob.class);
        race(TwoJobsAndAWorker.class, Look.MODEL);
        race(TwoWorkersAndAJob.class, Look.MODEL, Look.GENERATED);
        race(OneJobForTwo.class, Look.MODEL);
        race(PoolContract.LateWorker.class, Look.HAPPENS_BEFORE);
    }

    abstract static class Days extends Race<Day> {
        final Operation<Day, Integer> submit = query("submit", Day::submit, 1, 2);
        final Operation<Day, Mode> shutdown = action("shutdown", Day::shutdown, Mode.DRAIN, Mode.CANCEL);
        final Call<Day> work = action("work", Day::work);

        Days() {
            reference(() -> Day.of(new Day.PlainPool()));
            fixed("OneLockPool", () -> Day.of(new OneLockPool()));
            fixed("SealedPool", () -> Day.of(new SealedPool()));
            judged(ANSWER, () -> Day.of(new JobPool()));
            observe(Day::ends);

            name("twice", o -> o.end() instanceof List<?> ends && ends.stream().anyMatch(n -> n.equals(2)));
            name(
                    "refused",
                    o -> o.returned(Boolean.FALSE::equals) && List.of(0, 0).equals(o.end()));
            name("refused but done", o -> o.returned(Boolean.FALSE::equals) && !o.returned(Boolean.TRUE::equals));
            name("stranded", o -> List.of(0, 0).equals(o.end()));
            name("done", o -> o.returned(Boolean.TRUE::equals));
        }
    }

    public static final class LateJob extends Days {
        public LateJob() {
            broken("FlagPool", () -> Day.of(new FlagPool()));
            actor(submit.with(1));
            actor(shutdown.with(Mode.CANCEL), work);
        }
    }

    public static final class TwoJobsAndAWorker extends Days {
        public TwoJobsAndAWorker() {
            before(submit.with(1), submit.with(2));
            actor(work);
            actor(shutdown.with(Mode.CANCEL));
        }
    }

    public static final class TwoWorkersAndAJob extends Days {
        public TwoWorkersAndAJob() {
            actor(work);
            actor(work);
            actor(submit.with(1), shutdown.with(Mode.DRAIN));
        }
    }

    /** Who finds no job waits on, until the shutdown. */
    public static final class OneJobForTwo extends Days {
        public OneJobForTwo() {
            before(submit.with(1));
            actor(work);
            actor(work);
            actor(shutdown.with(Mode.DRAIN));
        }
    }
}
