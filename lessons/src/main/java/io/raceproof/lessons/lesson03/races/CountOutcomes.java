package io.raceproof.lessons.lesson03.races;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** How the outcomes of the lesson's own races are graded. */
@Outcome(id = "all counted", expect = Expect.ACCEPTABLE, desc = "every word is counted as often as it was added")
@Outcome(id = "count lost", expect = Expect.FORBIDDEN, desc = "a word was added twice and counted once")
@Outcome(id = "word lost", expect = Expect.FORBIDDEN, desc = "a word that was added is not in the map")
@Outcome(expect = Expect.FORBIDDEN, desc = "the map is damaged in another way")
final class CountOutcomes {
    private CountOutcomes() {}
}
