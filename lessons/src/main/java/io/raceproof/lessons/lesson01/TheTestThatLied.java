package io.raceproof.lessons.lesson01;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson01.races.LockedSaleRace;
import io.raceproof.lessons.lesson01.races.LockedSaleSchedules;
import io.raceproof.lessons.lesson01.races.ReturningSaleRace;
import io.raceproof.lessons.lesson01.races.ReturningSaleSchedules;
import io.raceproof.lessons.lesson01.races.UnprotectedSaleRace;
import io.raceproof.lessons.lesson01.races.UnprotectedSaleSchedules;
import java.util.List;

/** Lesson 1: a shared list loses what pool tasks add to it, and the unit test stays green. */
public final class TheTestThatLied {
    private TheTestThatLied() {}

    /** The lesson. */
    public static Lesson lesson() {
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
                                ReturningSaleSchedules.class)));
    }
}
