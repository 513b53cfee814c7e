package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.Evidence;
import io.raceproof.stress.race.GeneratedLens;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.race.ModelEvidence;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has the model checker look at programs that are generated from the operations of the answer's races. */
final class GeneratedRun implements Stage {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** The tool waits for a thread that it does not know for a minute. */
    private static final Duration LIMIT_WITH_OWN_THREADS = Duration.ofSeconds(20);

    /** Many programs, each in few schedules: a bug of theirs is in most of its schedules, or in another program's. */
    private static final int SCHEDULES = 100;

    private static final Effort EFFORT = new Effort(20, Duration.ofSeconds(8), 1);

    private final KeptPrograms kept;

    /** With the programs that broke an answer before. */
    GeneratedRun(KeptPrograms kept) {
        this.kept = kept;
    }

    @Override
    public List<StepResult> run(Answer answer) throws IOException, InterruptedException {
        Duration limit = answer.ownThreads() ? LIMIT_WITH_OWN_THREADS : LIMIT;
        List<Exploration> found = new ArrayList<>();
        for (Evidence evidence : new GeneratedLens(EFFORT, SCHEDULES, limit, kept)
                .look(
                        Races.answers(answer.lab(), Look.GENERATED),
                        answer.settings(),
                        answer.directory().resolve("generated"))) {
            found.add(((ModelEvidence) evidence).exploration());
        }
        return List.of(new ModelJudge(answer).generated(found));
    }
}
