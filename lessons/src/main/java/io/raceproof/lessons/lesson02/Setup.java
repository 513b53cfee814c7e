package io.raceproof.lessons.lesson02;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.Sign;
import io.raceproof.lessons.Exercise.WrongFix;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson02.races.ExerciseRace;
import io.raceproof.lessons.lesson02.races.ExerciseSchedules;
import io.raceproof.lessons.lesson02.races.KeptLockSchedules;
import io.raceproof.lessons.lesson02.races.LockOrderSchedules;
import io.raceproof.lessons.lesson02.races.OneLockAccountRace;
import io.raceproof.lessons.lesson02.races.OneLockAccountSchedules;
import io.raceproof.lessons.lesson02.races.ReaderSchedules;
import io.raceproof.lessons.lesson02.races.SwappingAccountRace;
import io.raceproof.lessons.lesson02.races.SwappingAccountSchedules;
import io.raceproof.lessons.lesson02.races.TwoLocksAccountRace;
import io.raceproof.lessons.lesson02.races.TwoLocksAccountSchedules;
import java.util.List;
import java.util.function.Supplier;

/** Lesson 2: everything is locked, and the rule is broken all the same. */
public final class Setup implements Supplier<Lesson> {
    /** For the list of lessons. */
    public Setup() {}

    @Override
    public Lesson get() {
        return new Lesson(
                "lesson02",
                "Lesson 2: locks, wrong and right",
                "Several customers use one bank account. Its balance must be the sum of its bookings, whenever one looks.",
                new Lesson.Version(
                        "two locks for one rule",
                        TwoLocksAccount.class,
                        () -> AccountTest.the_account_adds_up(new TwoLocksAccount()),
                        TwoLocksAccountRace.class,
                        TwoLocksAccountSchedules.class),
                List.of(
                        new Lesson.Version(
                                "one private lock for the rule, for writers and readers",
                                OneLockAccount.class,
                                () -> AccountTest.the_account_adds_up(new OneLockAccount()),
                                OneLockAccountRace.class,
                                OneLockAccountSchedules.class),
                        new Lesson.Version(
                                "no lock: one immutable object, replaced in one step",
                                SwappingAccount.class,
                                () -> AccountTest.the_account_adds_up(new SwappingAccount()),
                                SwappingAccountRace.class,
                                SwappingAccountSchedules.class)),
                new Exercise(
                        "lesson02.BankAccount",
                        "whoever looks finds that the balance is the sum of the bookings, and nobody overdraws",
                        AccountContract.class,
                        ExerciseRace.class,
                        ExerciseSchedules.class,
                        List.of(
                                new WrongFix(
                                        KeptLockSchedules.class,
                                        Sign.HANG,
                                        "A refused withdrawal went home with the key: every way out of a method must"
                                                + " unlock, so unlock in finally."),
                                new WrongFix(
                                        LockOrderSchedules.class,
                                        Sign.HANG,
                                        "Two locks that are taken in different orders can wait for each other for ever:"
                                                + " one rule needs only one lock."),
                                new WrongFix(
                                        ReaderSchedules.class,
                                        Sign.VIOLATION,
                                        "A reader came between the two writes of a withdrawal: whoever reads both"
                                                + " fields must hold the very lock that the writer holds for both."))));
    }
}
