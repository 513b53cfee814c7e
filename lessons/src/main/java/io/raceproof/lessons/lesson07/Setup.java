package io.raceproof.lessons.lesson07;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.Sign;
import io.raceproof.lessons.Exercise.WrongFix;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson07.races.ExerciseRace;
import io.raceproof.lessons.lesson07.races.ExerciseSchedules;
import io.raceproof.lessons.lesson07.races.FlagPoolRace;
import io.raceproof.lessons.lesson07.races.FlagPoolSchedules;
import io.raceproof.lessons.lesson07.races.OneLockPoolRace;
import io.raceproof.lessons.lesson07.races.OneLockPoolSchedules;
import io.raceproof.lessons.lesson07.races.RefusedSchedules;
import io.raceproof.lessons.lesson07.races.SealedPoolRace;
import io.raceproof.lessons.lesson07.races.SealedPoolSchedules;
import io.raceproof.lessons.lesson07.races.TwiceSchedules;
import java.util.List;
import java.util.function.Supplier;

/** Lesson 7: a job that is submitted during the shutdown is stranded. */
public final class Setup implements Supplier<Lesson> {
    /** For the list of lessons. */
    public Setup() {}

    @Override
    public Lesson get() {
        return new Lesson(
                "lesson07",
                "Lesson 7: shutting down",
                "A small pool is shut down while somebody submits a job. What it accepts, it must run or cancel, once.",
                new Lesson.Version(
                        "looks whether it is open, then takes the lock",
                        FlagPool.class,
                        () -> PoolTest.every_accepted_job_is_run(new FlagPool()),
                        FlagPoolRace.class,
                        FlagPoolSchedules.class),
                List.of(
                        new Lesson.Version(
                                "state and queue change under one lock",
                                OneLockPool.class,
                                () -> PoolTest.every_accepted_job_is_run(new OneLockPool()),
                                OneLockPoolRace.class,
                                OneLockPoolSchedules.class),
                        new Lesson.Version(
                                "no flag: the queue itself is sealed",
                                SealedPool.class,
                                () -> PoolTest.every_accepted_job_is_run(new SealedPool()),
                                SealedPoolRace.class,
                                SealedPoolSchedules.class)),
                new Exercise(
                        "lesson07.JobPool",
                        "a job that was accepted is run or cancelled, exactly once, whenever the pool is shut down",
                        PoolContract.class,
                        ExerciseRace.class,
                        ExerciseSchedules.class,
                        List.of(
                                new WrongFix(
                                        RefusedSchedules.class,
                                        Sign.VIOLATION,
                                        "submit said no, and the job was run or cancelled all the same: a second look"
                                                + " after queueing comes too late, because a worker may have it already."),
                                new WrongFix(
                                        TwiceSchedules.class,
                                        Sign.VIOLATION,
                                        "A worker and the shutdown both got hold of the same job: whoever takes a job"
                                                + " must take it out of the queue in the same step."))));
    }
}
