package io.raceproof.lessons.lesson02.races;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** How the outcomes of all races of this lesson are graded. */
@Outcome(id = "adds up", expect = Expect.ACCEPTABLE, desc = "balance and bookings agree, and nobody overdrew")
@Outcome(id = "wrong statement", expect = Expect.FORBIDDEN, desc = "a customer's statement does not add up")
@Outcome(id = "overdrawn", expect = Expect.FORBIDDEN, desc = "both withdrew money that was there only once")
@Outcome(id = "booking lost", expect = Expect.FORBIDDEN, desc = "in the end the account does not add up")
@Outcome(expect = Expect.FORBIDDEN, desc = "the account is damaged in another way")
final class AccountOutcomes {
    private AccountOutcomes() {}
}
