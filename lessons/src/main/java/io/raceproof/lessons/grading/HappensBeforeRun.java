package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.race.Evidence;
import io.raceproof.stress.race.HappensBeforeEvidence;
import io.raceproof.stress.race.HappensBeforeLens;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks for data races in the answer. */
final class HappensBeforeRun implements Stage {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A learner waits for it; a data race is nearly always seen in the first runs. */
    private static final Effort EFFORT = new Effort(60, 10, true);

    @Override
    public List<StepResult> run(Answer answer) throws InterruptedException {
        List<Trial> answers = Races.answers(answer.lab(), Look.HAPPENS_BEFORE);
        List<Trial> trials = new ArrayList<>(answers);
        boolean hasControl = Boolean.TRUE.equals(answer.lesson().isCaughtBy(LensKind.HAPPENS_BEFORE));
        if (hasControl) {
            answer.lab().judging(Look.HAPPENS_BEFORE).forEach(use -> trials.add(Races.control(use)));
        }
        List<Evidence> seen = new HappensBeforeLens(EFFORT, LIMIT, List.of())
                .look(trials, answer.settings(), answer.directory().resolve("happens-before"));
        int runs = 0;
        for (int i = 0; i < answers.size(); i++) {
            HappensBeforeEvidence evidence = (HappensBeforeEvidence) seen.get(i);
            // whose control has no data race is judged by the canary alone
            Judgement judgement = evidence.judge(hasControl ? seen.get(answers.size() + i) : asControl(evidence));
            if (judgement.verdict() == Verdict.BROKEN) {
                return List.of(broken(answer.lesson(), evidence.search(), judgement));
            }
            if (judgement.verdict() != Verdict.HELD) {
                return List.of(undecided(answer, judgement));
            }
            runs += evidence.search().runs();
        }
        return List.of(StepResult.passed(Step.HAPPENS_BEFORE, "no data race in " + runs + " runs"));
    }

    private static HappensBeforeEvidence asControl(HappensBeforeEvidence evidence) {
        return new HappensBeforeEvidence(evidence.trial(), evidence.canary(), evidence.canary());
    }

    private static StepResult broken(Lesson lesson, RaceSearch search, Judgement judgement) {
        List<String> details = new ArrayList<>(List.of(lesson.tell(judgement.reason())));
        details.addAll(judgement.bounds());
        return StepResult.failed(
                Step.HAPPENS_BEFORE, search.races().isEmpty() ? "a run breaks it" : "a data race", details);
    }

    /** An answer that shares nothing, or that has threads of its own, is for the other lenses to judge, if there are any. */
    private static StepResult undecided(Answer answer, Judgement judgement) {
        boolean others = !answer.lab().judging(Look.STRESS).isEmpty();
        return others
                ? StepResult.couldNotLook(Step.HAPPENS_BEFORE, judgement.reason())
                : StepResult.trouble(Step.HAPPENS_BEFORE, judgement.verdict(), judgement.reason());
    }
}
