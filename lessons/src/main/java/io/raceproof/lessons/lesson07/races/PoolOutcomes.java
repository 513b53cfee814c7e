package io.raceproof.lessons.lesson07.races;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** How the outcomes of all races of this lesson are graded. */
@Outcome(id = "run", expect = Expect.ACCEPTABLE, desc = "the late job was accepted and run")
@Outcome(id = "cancelled", expect = Expect.ACCEPTABLE, desc = "the late job was accepted and cancelled")
@Outcome(id = "refused", expect = Expect.ACCEPTABLE, desc = "the late job was refused")
@Outcome(id = "stranded", expect = Expect.FORBIDDEN, desc = "the late job was accepted, and nothing became of it")
@Outcome(id = "refused, but done", expect = Expect.FORBIDDEN, desc = "a job was refused and yet run or cancelled")
@Outcome(id = "twice", expect = Expect.FORBIDDEN, desc = "one job was run or cancelled twice, or both")
@Outcome(expect = Expect.FORBIDDEN, desc = "the pool is damaged in another way")
final class PoolOutcomes {
    private PoolOutcomes() {}
}
