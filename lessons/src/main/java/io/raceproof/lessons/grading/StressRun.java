package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.race.Evidence;
import io.raceproof.stress.race.StressEvidence;
import io.raceproof.stress.race.StressLens;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Has the real machine race the answer and the broken subject of each race, again where that has too little power. */
final class StressRun implements Stage {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST_ROUNDS = 4; // each twice as long as the one before

    /** The model checker has gone through the orders: the machine says the same, if its control is caught often. */
    private static final Budget FIRST = new Budget("quick", 5, Duration.ofMillis(40), false);

    private final List<RaceUse> races;

    /** For these races. */
    StressRun(List<RaceUse> races) {
        this.races = List.copyOf(races);
    }

    @Override
    public List<StepResult> run(Answer answer) throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        races.forEach(use -> trials.add(Races.control(use)));
        races.forEach(use -> trials.add(Races.answer(use)));
        boolean alone = answer.lab().judging(Look.MODEL).isEmpty();
        List<Evidence> seen = look(alone ? Budget.SMOKE : FIRST, trials, answer);
        for (int round = 2; round <= MOST_ROUNDS && worst(seen).verdict() == Verdict.INCONCLUSIVE; round++) {
            seen = plus(seen, look(Budget.SMOKE.times(1 << (round - 1)), trials, answer));
        }
        return List.of(result(answer, seen));
    }

    private static List<Evidence> look(Budget budget, List<Trial> trials, Answer answer) throws InterruptedException {
        return new StressLens(budget, LIMIT)
                .look(trials, answer.settings(), answer.directory().resolve("stress"));
    }

    private static List<Evidence> plus(List<Evidence> before, List<Evidence> now) {
        List<Evidence> sums = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            sums.add(before.get(i).plus(now.get(i)));
        }
        return sums;
    }

    /** Of the answers, each with its control, which are the first half: a violation, else what is not decided. */
    private static Judgement worst(List<Evidence> seen) {
        List<Judgement> judgements = judgements(seen);
        Verdict worst = Verdict.worst(judgements.stream().map(Judgement::verdict));
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == worst)
                .findFirst()
                .orElseThrow();
    }

    private static List<Judgement> judgements(List<Evidence> seen) {
        int half = seen.size() / 2;
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            judgements.add(judge((StressEvidence) seen.get(half + i), (StressEvidence) seen.get(i)));
        }
        return judgements;
    }

    /** A control that does not end is caught by that, and there is no rate to compare with. */
    private static Judgement judge(StressEvidence answer, StressEvidence control) {
        StressTable table = answer.table();
        boolean ended = table.samples() > 0
                && table.violations() == 0
                && table.hang().isEmpty()
                && table.trouble().isEmpty();
        return ended && !control.table().hang().isEmpty()
                ? Judgement.of(Verdict.HELD, "it ended each time, and its control did not")
                : answer.judge(control);
    }

    private static StepResult result(Answer answer, List<Evidence> seen) {
        Judgement worst = worst(seen);
        int half = seen.size() / 2;
        StressTable table = ((StressEvidence) seen.get(half + judgements(seen).indexOf(worst))).table();
        return switch (worst.verdict()) {
            case HELD -> StepResult.passed(Step.STRESS, String.format(Locale.ROOT, "%,d samples", samples(seen)));
            case BROKEN -> StepResult.failed(Step.STRESS, "the real machine breaks it", details(answer, worst, table));
            case INCONCLUSIVE, ENVIRONMENT -> StepResult.trouble(Step.STRESS, worst.verdict(), worst.reason());
        };
    }

    private static long samples(List<Evidence> seen) {
        return seen.stream()
                .skip(seen.size() / 2)
                .mapToLong(evidence -> ((StressEvidence) evidence).table().samples())
                .sum();
    }

    /** The reason, what it means, and the thread dump if an actor is stuck. */
    private static List<String> details(Answer answer, Judgement judgement, StressTable table) {
        List<String> details = new ArrayList<>(List.of(judgement.reason()));
        if (table.violations() > 0) {
            table.outcomes().stream()
                    .filter(outcome -> outcome.count() > 0 && outcome.expectation() == Expectation.FORBIDDEN)
                    .map(StressTable.Outcome::id)
                    .filter(answer.lesson().outcomes()::containsKey)
                    .findFirst()
                    .ifPresent(name -> details.add(answer.lesson().describe(name)));
        } else {
            table.hang().stream().skip(1).forEach(details::add);
        }
        return details;
    }
}
