package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.Account;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** Two customers, in every order the model checker thinks of; the rule is that the account always adds up. */
abstract class AccountSchedules implements Scenario {
    /** A new account. Not by a constructor reference, which hides the object from the model checker. */
    abstract Account newAccount();

    @Override
    public final void run() throws InterruptedException {
        TwoCustomers customers = new TwoCustomers(newAccount());
        Actors.run(customers, customers::left, customers::right);
        String outcome = customers.outcome();
        if (!outcome.equals("adds up")) {
            throw new AssertionError(outcome + ": in the end there is " + customers.statement());
        }
    }
}
