package io.raceproof.lessons.lesson01.races;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** How the outcomes of all races of this lesson are graded. */
@Outcome(id = "both", expect = Expect.ACCEPTABLE, desc = "both tickets are in the list")
@Outcome(id = "one lost", expect = Expect.FORBIDDEN, desc = "a sold ticket is not in the list")
@Outcome(id = "a hole", expect = Expect.FORBIDDEN, desc = "a null stands where a ticket should be")
@Outcome(
        id = "ArrayIndexOutOfBoundsException",
        expect = Expect.FORBIDDEN,
        desc = "one worker wrote past the end of the other's array")
@Outcome(expect = Expect.FORBIDDEN, desc = "the list is damaged in another way")
final class SaleOutcomes {
    private SaleOutcomes() {}
}
