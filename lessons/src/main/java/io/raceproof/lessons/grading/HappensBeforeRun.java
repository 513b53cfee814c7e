package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Lab.Mistake;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.OneScenario;
import io.raceproof.stress.happensbefore.RaceJudge;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.RaceScenario;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for data races in the answer, and for what one preemption of the author's programs breaks, in one JVM: most wrong answers
 * have their verdict before the model checker is ready. What breaks the answer ends it. The mistakes that are aimed at come first,
 * so that a learner who makes one is told that, and not that it is a data race as well.
 *
 * <pre>
 *   canary ──► mistakes ──► races, with their data races ──► races that wait ──► controls
 * </pre>
 *
 * <p>That no preemption breaks the answer is not told: the model checker looks at the same schedules, and at others.
 */
final class HappensBeforeRun implements Stage {
    private final HappensBefore.Gate gate;

    /** @param gate what the answer has to pass before it is run; the JVM starts meanwhile */
    HappensBeforeRun(HappensBefore.Gate gate) {
        this.gate = gate;
    }

    @Override
    public List<StepResult> run(Answer answer) throws InterruptedException {
        Lab lab = answer.lab();
        List<String> judged = Stream.of(
                        lab.mistakes().stream().map(HappensBeforeRun::nameOf),
                        Races.answers(lab, Look.HAPPENS_BEFORE).stream().map(RaceScenario::nameOf),
                        scheduled(lab).stream().map(HappensBeforeRun::nameOf))
                .flatMap(names -> names)
                .distinct() // several mistakes are aimed at by one race
                .toList();
        List<String> controls = controls(answer);
        List<String> all = Stream.concat(judged.stream(), controls.stream()).toList();
        HappensBefore.Result result = Preempting.search(answer, judged, controls, gate, "happens-before", List.of());
        Map<String, RaceSearch> seen = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            seen.put(all.get(i), result.searches().get(i));
        }
        return new Judging(answer, seen, result.canary()).judge();
    }

    /** A mistake is recognised by what its schedules do, and not by its data races. */
    private static String nameOf(Mistake mistake) {
        return OneScenario.nameOf(scenarioOf(mistake));
    }

    /** Which may be one of the races, too. */
    private static String scenarioOf(Mistake mistake) {
        return Race.class.isAssignableFrom(mistake.schedules())
                ? RaceScenario.nameOf(new Trial(mistake.schedules().getName(), Lab.ANSWER))
                : mistake.schedules().getName();
    }

    private static String nameOf(Trial trial) {
        return OneScenario.nameOf(RaceScenario.nameOf(trial));
    }

    /** What is for the model checker alone; a call that rightly waits forever would be taken for a deadlock. */
    private static List<Trial> scheduled(Lab lab) {
        return lab.judging(Look.MODEL).stream()
                .filter(use -> !use.looks().contains(Look.HAPPENS_BEFORE))
                .filter(use -> !use.load().mayWait())
                .map(Races::answer)
                .toList();
    }

    /** None where no broken subject has a data race: then the canary alone shows that races are seen. */
    private static List<String> controls(Answer answer) {
        return Boolean.TRUE.equals(answer.lesson().isCaughtBy(LensKind.HAPPENS_BEFORE))
                ? answer.lab().judging(Look.HAPPENS_BEFORE).stream()
                        .map(use -> RaceScenario.nameOf(Races.control(use)))
                        .toList()
                : List.of();
    }

    /** Makes results of what was seen, by name. */
    private record Judging(Answer answer, Map<String, RaceSearch> seen, RaceSearch canary) {
        List<StepResult> judge() {
            return Stream.<Supplier<Optional<StepResult>>>of(this::mistake, this::dataRace, this::schedule)
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(List::of)
                    .orElseGet(this::silent);
        }

        private RaceSearch seen(String name) {
            return Objects.requireNonNull(seen.get(name), name);
        }

        private Optional<StepResult> mistake() {
            for (Mistake mistake : answer.lab().mistakes()) {
                for (String name : List.of(nameOf(mistake), scenarioOf(mistake))) {
                    RaceSearch search = seen.get(name);
                    if (search != null
                            && Preempting.breaksItsRule(answer, search)
                            && mistake.symptom().isShownBy(search)) {
                        String misconception = answer.lesson().misconceptions().get(mistake.key());
                        return Optional.of(Preempting.broken(answer, Step.WRONG_FIX, search, misconception));
                    }
                }
            }
            return Optional.empty();
        }

        private List<RaceSearch> races() {
            return Races.answers(answer.lab(), Look.HAPPENS_BEFORE).stream()
                    .map(trial -> seen(RaceScenario.nameOf(trial)))
                    .toList();
        }

        private Optional<StepResult> dataRace() {
            return races().stream()
                    .filter(search -> !search.races().isEmpty())
                    .findFirst()
                    .map(this::dataRace);
        }

        private StepResult dataRace(RaceSearch search) {
            Judgement judgement = judgementOf(search, canary);
            List<String> details = new ArrayList<>(List.of(answer.lesson().tell(judgement.reason())));
            details.addAll(judgement.bounds());
            return StepResult.failed(Step.HAPPENS_BEFORE, "a data race", details)
                    .with(search.races());
        }

        private Judgement judgementOf(RaceSearch search, RaceSearch control) {
            return RaceJudge.judge(search, new HappensBefore.Result(canary, List.of(search)), control);
        }

        /** In the author's programs. */
        private Optional<StepResult> schedule() {
            return Stream.of(
                            answer.lab().mistakes().stream().map(mistake -> seen(nameOf(mistake))),
                            races().stream(),
                            scheduled(answer.lab()).stream().map(trial -> seen(nameOf(trial))))
                    .flatMap(searches -> searches)
                    .filter(search -> Preempting.breaksItsRule(answer, search))
                    .findFirst()
                    .map(search -> Preempting.broken(answer, Step.MODEL, search, null));
        }

        /** Nothing breaks it: that it has no data race counts if one was seen in a broken subject that has one. */
        private List<StepResult> silent() {
            List<RaceSearch> controls =
                    controls(answer).stream().map(this::seen).toList();
            RaceSearch control = controls.stream()
                    .filter(each -> !each.races().isEmpty())
                    .findFirst()
                    .orElse(controls.isEmpty() ? canary : controls.get(0));
            int runs = 0;
            for (RaceSearch race : races()) {
                Judgement judgement = judgementOf(race, control);
                if (judgement.verdict() != Verdict.HELD) {
                    return List.of(undecided(judgement));
                }
                runs += race.runs();
            }
            return races().isEmpty()
                    ? List.of()
                    : List.of(StepResult.passed(Step.HAPPENS_BEFORE, "no data race in " + runs + " runs"));
        }

        /** An answer that shares nothing, or that has threads of its own, is for the other lenses to judge, if there are any. */
        private StepResult undecided(Judgement judgement) {
            boolean others = !answer.lab().judging(Look.STRESS).isEmpty();
            return others
                    ? StepResult.couldNotLook(Step.HAPPENS_BEFORE, judgement.reason())
                    : StepResult.trouble(Step.HAPPENS_BEFORE, judgement.verdict(), judgement.reason());
        }
    }
}
