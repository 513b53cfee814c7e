package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import lesson02.BankAccount;

/** For the model checker: the race of {@link ExerciseRace}. */
public final class ExerciseSchedules extends AccountSchedules {
    /** For the model checker. */
    public ExerciseSchedules() {}

    @Override
    Account newAccount() {
        return new BankAccount();
    }
}
