package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import io.raceproof.lessons.lesson02.OneLockAccount;

/** For the model checker: the race of {@link OneLockAccountRace}. */
public final class OneLockAccountSchedules extends AccountSchedules {
    /** For the model checker. */
    public OneLockAccountSchedules() {}

    @Override
    Account newAccount() {
        return new OneLockAccount();
    }
}
