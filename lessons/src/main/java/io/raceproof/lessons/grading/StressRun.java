package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Has the real machine race the answer and the lesson's broken version, again where that has too little power. */
final class StressRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MOST_ROUNDS = 3;

    private StressRun() {}

    static StepResult run(Lesson lesson, JvmSettings settings, Path directory) throws InterruptedException {
        List<String> tests = List.of(
                lesson.broken().race().getName(), lesson.exercise().race().getName());
        StressTable control = new StressTable(tests.get(0), List.of());
        StressTable answer = new StressTable(tests.get(1), List.of());
        Judgement judgement = Judgement.of(Verdict.INCONCLUSIVE, "");
        for (int round = 1; round <= MOST_ROUNDS && judgement.verdict() == Verdict.INCONCLUSIVE; round++) {
            List<StressTable> tables = Jcstress.session(tests, Budget.SMOKE, LIMIT, settings, directory)
                    .tables();
            control = control.plus(tables.get(0));
            answer = answer.plus(tables.get(1));
            judgement = Judge.stress(answer, control);
        }
        return switch (judgement.verdict()) {
            case HELD -> StepResult.passed(Step.STRESS, String.format(Locale.ROOT, "%,d samples", answer.samples()));
            case BROKEN -> StepResult.failed(Step.STRESS, "the real machine breaks it", details(judgement, answer));
            case INCONCLUSIVE, ENVIRONMENT -> StepResult.trouble(Step.STRESS, judgement.verdict(), judgement.reason());
        };
    }

    /** The reason, and the thread dump if an actor is stuck. */
    private static List<String> details(Judgement judgement, StressTable answer) {
        return answer.violations() > 0
                ? List.of(judgement.reason())
                : Stream.concat(
                                Stream.of(judgement.reason()),
                                answer.hang().stream().skip(1))
                        .toList();
    }
}
