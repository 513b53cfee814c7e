package io.raceproof.stress.race;

import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one lens over some subjects of a race, with the race's control, and judges each; inconclusive ones again, in further
 * rounds. For one thread.
 *
 * @param <S> the type of the subjects
 */
public final class RaceRun<S> {
    /**
     * What became of one subject.
     *
     * @param subject which
     * @param judgement its verdict and what that rests on
     * @param evidence what the lens saw
     */
    public record Finding(Subject<?> subject, Judgement judgement, Evidence evidence) {
        /** Whether the verdict is the one that the race's author expects. */
        public boolean isAsExpected() {
            return judgement.verdict() == subject.expected();
        }
    }

    private static final String ALWAYS =
            "breaks its rule without a race, in whatever order its calls are made one after the other";

    private final Race<S> race;
    private final Lens lens;
    private final JvmSettings settings;
    private final Path directory;
    private final Map<Subject<S>, Evidence> seen = new LinkedHashMap<>();

    /** Of the broken subjects: whether it is wrong {@linkplain WithoutRace without a race}. */
    private final Map<Subject<S>, Boolean> wrongInTurn = new LinkedHashMap<>();

    /**
     * Prepares a run.
     *
     * @param settings what the lens's JVMs have beyond this one's class path
     * @param directory for the lens's files
     */
    public RaceRun(Race<S> race, Lens lens, JvmSettings settings, Path directory) {
        this.race = race;
        this.lens = lens;
        this.settings = settings;
        this.directory = directory;
    }

    /** Of all subjects of the race. */
    public List<Finding> all(int rounds) throws InterruptedException {
        return of(race.subjects(), rounds);
    }

    /**
     * Of these subjects; the control is run in any case.
     *
     * @param rounds at most so many; the second and all further ones for what is inconclusive
     * @throws InterruptedException if this thread was interrupted; what runs is killed
     */
    public List<Finding> of(List<Subject<S>> subjects, int rounds) throws InterruptedException {
        List<Subject<S>> open = subjects;
        for (int round = 0; round < rounds && !open.isEmpty(); round++) {
            look(open);
            open = open.stream()
                    .filter(subject -> judge(subject).verdict() == Verdict.INCONCLUSIVE)
                    .toList();
        }
        return subjects.stream()
                .map(subject -> new Finding(subject, judge(subject), evidenceOf(subject)))
                .toList();
    }

    private void look(List<Subject<S>> subjects) throws InterruptedException {
        List<Subject<S>> all = new ArrayList<>(subjects);
        race.control().filter(control -> !all.contains(control)).ifPresent(control -> all.add(0, control));
        List<Trial> trials =
                all.stream().map(subject -> Trial.of(race, subject)).toList();
        List<Evidence> found = lens.look(trials, settings, directory);
        for (Subject<S> subject : all) {
            if (subject.role() == Subject.Role.BROKEN && !wrongInTurn.containsKey(subject)) {
                wrongInTurn.put(subject, WithoutRace.isWrong(race, subject));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            seen.merge(all.get(i), found.get(i), Evidence::plus);
        }
    }

    private Evidence evidenceOf(Subject<S> subject) {
        Evidence evidence = seen.get(subject);
        if (evidence == null) {
            throw new IllegalArgumentException("at least one round is needed");
        }
        return evidence;
    }

    private Judgement judge(Subject<S> subject) {
        Evidence evidence = evidenceOf(subject);
        Optional<Subject<S>> control = race.control();
        if (wrongInTurn.getOrDefault(subject, false)) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE, "the broken subject \"" + subject.name() + "\" shows no race: it " + ALWAYS);
        }
        if (subject.role() == Subject.Role.BROKEN || control.isEmpty()) {
            return alone(subject, evidence.judge(evidence), control.orElse(null));
        }
        Judgement judgement = evidence.judge(evidenceOf(control.get()));
        return judgement.verdict() == Verdict.HELD && wrongInTurn.getOrDefault(control.get(), false)
                ? Judgement.of(
                        Verdict.INCONCLUSIVE,
                        "the control \"" + control.get().name() + "\" does not fit \"" + subject.name() + "\": it "
                                + ALWAYS)
                : judgement;
    }

    /** Without a control of another kind a zero says nothing, whatever the lens makes of it. */
    private static Judgement alone(Subject<?> subject, Judgement judgement, @Nullable Subject<?> control) {
        return judgement.verdict() != Verdict.HELD
                ? judgement
                : Judgement.of(
                        Verdict.INCONCLUSIVE,
                        control == null
                                ? "nothing was seen, but nothing shows that it would have been: the race has no broken subject"
                                : "the broken subject \"" + subject.name() + "\" was not caught");
    }
}
