package io.raceproof.lessons.runner.board;

import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grades and cards as checks make them. */
public final class CardsForTests {
    /** What a learner may call themselves to do harm. */
    public static final String HOSTILE = "<img src=x onerror=document.title='hacked'>\u202e\u0007</script>";

    private CardsForTests() {}

    /** A check that held. */
    public static Grade held() {
        return new Grade(List.of(new StepResult(Step.STRESS, Verdict.HELD, "no violation", List.of(), null)));
    }

    /** A check that an interleaving broke. */
    public static Grade broken(String mistake) {
        return broken(Step.MODEL, mistake, story("sold.add(1)"));
    }

    /** A check that a step broke. */
    public static Grade broken(Step step, String mistake, @Nullable CondensedTrace story) {
        return new Grade(List.of(new StepResult(step, Verdict.BROKEN, "it breaks", List.of(mistake), story)));
    }

    /** Two workers, three rows. */
    public static CondensedTrace story(String action) {
        return new CondensedTrace(
                List.of("worker 1", "worker 2"), List.of(row(0, action), row(1, action), row(0, action)), 0);
    }

    private static CondensedTrace.Row row(int thread, String action) {
        Location location = new Location("lesson01_tickets.BoxOffice", "sell", "BoxOffice.java", 15);
        return new CondensedTrace.Row(thread, location, action, false, List.of("reads size: 0", "size = 1"));
    }
}
