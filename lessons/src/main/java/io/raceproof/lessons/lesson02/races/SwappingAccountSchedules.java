package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import io.raceproof.lessons.lesson02.SwappingAccount;

/** For the model checker: the race of {@link SwappingAccountRace}. */
public final class SwappingAccountSchedules extends AccountSchedules {
    /** For the model checker. */
    public SwappingAccountSchedules() {}

    @Override
    Account newAccount() {
        return new SwappingAccount();
    }
}
