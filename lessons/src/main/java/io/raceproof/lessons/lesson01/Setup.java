package io.raceproof.lessons.lesson01;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.Sign;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson01.races.ExerciseRace;
import io.raceproof.lessons.lesson01.races.ExerciseSchedules;
import io.raceproof.lessons.lesson01.races.LockedSaleRace;
import io.raceproof.lessons.lesson01.races.LockedSaleSchedules;
import io.raceproof.lessons.lesson01.races.OutsiderSchedules;
import io.raceproof.lessons.lesson01.races.ReturningSaleRace;
import io.raceproof.lessons.lesson01.races.ReturningSaleSchedules;
import io.raceproof.lessons.lesson01.races.UnprotectedSaleRace;
import io.raceproof.lessons.lesson01.races.UnprotectedSaleSchedules;
import java.util.List;
import java.util.function.Supplier;

/** Lesson 1: a shared list loses what pool tasks add to it, and the unit test stays green. */
public final class Setup implements Supplier<Lesson> {
    /** For the list of lessons. */
    public Setup() {}

    @Override
    public Lesson get() {
        return new Lesson(
                "lesson01",
                "Lesson 1: the test that lied",
                "A box office sells tickets through the tasks of a pool. Every ticket that is sold must be in the list.",
                new Lesson.Version(
                        "the tasks share a list that nobody protects",
                        UnprotectedSale.class,
                        () -> TicketSaleTest.every_ticket_is_sold(new UnprotectedSale()),
                        UnprotectedSaleRace.class,
                        UnprotectedSaleSchedules.class),
                List.of(
                        new Lesson.Version(
                                "one task at a time, with a lock",
                                LockedSale.class,
                                () -> TicketSaleTest.every_ticket_is_sold(new LockedSale()),
                                LockedSaleRace.class,
                                LockedSaleSchedules.class),
                        new Lesson.Version(
                                "nothing shared: each task returns its ticket through its future",
                                ReturningSale.class,
                                () -> TicketSaleTest.every_ticket_is_sold(new ReturningSale()),
                                ReturningSaleRace.class,
                                ReturningSaleSchedules.class)),
                new Exercise(
                        "lesson01.BoxOffice",
                        "every ticket that is sold is in the list, and two sales can run at the same time",
                        SaleContract.class,
                        ExerciseRace.class,
                        ExerciseSchedules.class,
                        List.of(new Exercise.WrongFix(
                                OutsiderSchedules.class,
                                Sign.HANG,
                                "A lock protects only against those who take the same one: each boxed ticket is another"
                                        + " object, and others can lock it too."))));
    }
}
