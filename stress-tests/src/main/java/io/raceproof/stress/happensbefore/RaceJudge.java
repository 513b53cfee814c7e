package io.raceproof.stress.happensbefore;

import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what the lens saw into a verdict. Its silence counts only if it saw the canary's race, and what is wrong with the control. */
public final class RaceJudge {
    private RaceJudge() {}

    /**
     * Judges one search.
     *
     * @param result the run it is from, for its canary
     * @param control the search of the same scenario with its broken subject, in the same run; null if there is none
     */
    public static Judgement judge(RaceSearch search, HappensBefore.Result result, @Nullable RaceSearch control) {
        if (!search.races().isEmpty()) {
            List<String> bounds = new ArrayList<>();
            DataRace worst = search.races().get(0);
            if (!worst.benign().isEmpty()) {
                bounds.add(worst.benign());
            }
            search.races().stream().skip(1).limit(2).forEach(race -> bounds.add(race.sentence()));
            return new Judgement(Verdict.BROKEN, "data race: " + worst.sentence(), bounds);
        }
        if (!search.violation().isEmpty()) {
            return Judgement.of(Verdict.BROKEN, search.violation());
        }
        if (!search.trouble().isEmpty()) {
            return Judgement.of(Verdict.ENVIRONMENT, search.trouble());
        }
        if (result.canary().races().isEmpty()) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE, "the happens-before lens missed its canary: it sees nothing on this JVM");
        }
        if (control != null && !control.isBroken()) {
            return Judgement.of(Verdict.INCONCLUSIVE, "the control is broken, and this run did not see that, either");
        }
        if (search.sharedObjects() == 0) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE, "no two threads touched the same object: there was nothing to find");
        }
        if (search.hung() > 0) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    search.hung() + " of " + search.runs() + " runs did not end: the model checker can tell why");
        }
        return new Judgement(Verdict.HELD, "no data race", List.of(bounds(search)));
    }

    private static String bounds(RaceSearch search) {
        return String.format(
                Locale.ROOT,
                "happens-before: no data race in %,d runs, %,d of them with preemptions; atomicity is not its subject",
                search.runs(),
                search.preemptions());
    }
}
