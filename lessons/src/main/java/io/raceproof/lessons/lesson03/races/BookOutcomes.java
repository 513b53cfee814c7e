package io.raceproof.lessons.lesson03.races;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** How the outcomes of the exercise's race are graded. */
@Outcome(id = "all counted", expect = Expect.ACCEPTABLE, desc = "every word is counted, and looked up once")
@Outcome(id = "count lost", expect = Expect.FORBIDDEN, desc = "a word was added twice and counted once")
@Outcome(id = "word lost", expect = Expect.FORBIDDEN, desc = "a word that was added is not in the map")
@Outcome(id = "looked up twice", expect = Expect.FORBIDDEN, desc = "one word was looked up twice")
@Outcome(id = "wrong meaning", expect = Expect.FORBIDDEN, desc = "somebody got a meaning that is not the word's")
@Outcome(expect = Expect.FORBIDDEN, desc = "a map is damaged in another way")
final class BookOutcomes {
    private BookOutcomes() {}
}
