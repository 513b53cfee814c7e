package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import io.raceproof.lessons.lesson02.TwoLocksAccount;

/** For the model checker: the race of {@link TwoLocksAccountRace}. */
public final class TwoLocksAccountSchedules extends AccountSchedules {
    /** For the model checker. */
    public TwoLocksAccountSchedules() {}

    @Override
    Account newAccount() {
        return new TwoLocksAccount();
    }
}
