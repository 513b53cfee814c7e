package io.raceproof.stress.engine;

import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.verdict.Judgement;
import java.util.List;

/** The page of a check that Lincheck broke: its interleaving, and schedules to choose from. Stateless. */
final class FailurePage {
    private FailurePage() {}

    /**
     * Makes it.
     *
     * @param replay how it is run again
     */
    static Page of(Check check, Exploration exploration, Judgement judgement, CondensedTrace story, String replay) {
        Page.Version version = new Page.Version(
                check.test(),
                judgement.reason(),
                judgement.verdict(),
                judgement.bounds(),
                "",
                List.of(), // the sources may be anywhere: each row names its file and line
                1,
                0,
                0,
                0,
                0,
                List.of(),
                exploration.schedules(),
                exploration.message(),
                story,
                List.of(),
                exploration.tree());
        return new Page(Page.SCHEMA, check.test(), replay, Stamp.here(), List.of(version));
    }
}
