package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.race.PreemptedPrograms;
import io.raceproof.stress.race.Trial;
import java.time.Duration;
import java.util.List;

/**
 * Looks for a generated program that one preemption of the answer breaks: by the hundred, where the model checker goes deeper into
 * few. That none is found is not told: the model checker tells it of its own.
 */
final class GeneratedRun implements Stage {
    /** Of each race. A learner who has the quick verdict waits for the rest of them. */
    private static final Effort EFFORT = new Effort(100, Duration.ofMillis(1_500), 1);

    private final KeptPrograms kept;

    /** @param kept the programs that broke an answer before; one that does so now is added */
    GeneratedRun(KeptPrograms kept) {
        this.kept = kept;
    }

    @Override
    public List<StepResult> run(Answer answer) throws InterruptedException {
        List<Trial> trials = Races.answers(answer.lab(), Look.GENERATED);
        if (trials.isEmpty()) {
            return List.of();
        }
        List<String> programs = trials.stream()
                .map(trial -> PreemptedPrograms.nameOf(trial, EFFORT))
                .toList();
        List<RaceSearch> searches = Preempting.search(
                        answer, programs, List.of(), () -> {}, "programs", List.of(kept.flag()))
                .searches();
        for (int i = 0; i < trials.size(); i++) {
            RaceSearch search = searches.get(i);
            if (Preempting.breaksItsRule(answer, search)) {
                kept.add(trials.get(i).race(), search.calls(), search.violation());
                return List.of(Preempting.broken(answer, Step.GENERATED, search, null));
            }
        }
        return List.of();
    }
}
