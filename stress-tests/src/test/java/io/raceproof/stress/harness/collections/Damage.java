package io.raceproof.stress.harness.collections;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * How the outcomes of all collection races are graded. jcstress sees them, because it runs the two actions at once, for
 * real and often: lost writes, torn structures, stale reads. It does not see which interleaving it was, nor damage that
 * shows only in a collection larger than these.
 */
@Outcome(id = Contents.INTACT, expect = Expect.ACCEPTABLE, desc = "as if one had come after the other")
@Outcome(id = "one lost", expect = Expect.FORBIDDEN, desc = "one of the two left no trace")
@Outcome(id = "taken twice", expect = Expect.FORBIDDEN, desc = "both got the same one")
@Outcome(id = "a hole", expect = Expect.FORBIDDEN, desc = "nothing stands where something should")
@Outcome(id = "disagree", expect = Expect.FORBIDDEN, desc = "two parts of it contradict each other")
@Outcome(expect = Expect.FORBIDDEN, desc = "damaged in another way")
final class Damage {
    private Damage() {}
}
