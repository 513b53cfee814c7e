package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The model checker on programs that its author did not think of: generated from the race's operations, shrunk when one
 * fails, kept, and tried first from then on. Before it, if that is wanted, the cheap runner of {@link PreemptedPrograms} tries
 * many more; what fails there, the model checker begins with.
 */
public final class GeneratedLens implements Lens {
    private final Effort effort;
    private final int schedules;
    private final Duration limit;
    private final KeptPrograms kept;
    private final Optional<Effort> before;

    /**
     * Makes one without the cheap runner.
     *
     * @param effort for each trial
     * @param schedules at most so many interleavings of each program
     * @param limit if no trial is finished for so long, the tool is killed, and what has not finished is trouble of the tool
     * @param kept what to begin with; what fails is added
     */
    public GeneratedLens(Effort effort, int schedules, Duration limit, KeptPrograms kept) {
        this(effort, schedules, limit, kept, Optional.empty());
    }

    private GeneratedLens(Effort effort, int schedules, Duration limit, KeptPrograms kept, Optional<Effort> before) {
        this.before = before;
        this.effort = effort;
        this.schedules = schedules;
        this.limit = limit;
        this.kept = kept;
    }

    /** The same, with the cheap runner before, for each trial. */
    public GeneratedLens after(Effort preempted) {
        return new GeneratedLens(effort, schedules, limit, kept, Optional.of(preempted));
    }

    /** What a model checker that {@linkplain ModelCheck#standByNamed stands by} is to be told, to look at a trial. */
    public static String scenarioOf(Trial trial, Effort effort) {
        return ProgramSearch.nameOf(trial, effort);
    }

    @Override
    public String name() {
        return "generated programs";
    }

    @Override
    public String blindTo() {
        return "what the model checker cannot see, and programs in which a call may wait forever";
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException {
        List<String> flags = new ArrayList<>(settings.flags());
        flags.add(kept.flag());
        JvmSettings withKept = new JvmSettings(settings.classPathFirst(), flags);
        List<RaceSearch> preempted = new ArrayList<>();
        if (before.isPresent()) {
            preempted.addAll(
                    PreemptedPrograms.search(trials, before.get(), limit, withKept, directory.resolve("preempted")));
            keep(trials, preempted);
        }
        List<String> names =
                trials.stream().map(trial -> scenarioOf(trial, effort)).toList();
        ModelCheck.Result result = ModelCheck.runNamed(names, schedules, limit, withKept, false, directory);
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Exploration explored = result.explorations().get(i);
            Exploration exploration =
                    preempted.isEmpty() ? explored : PreemptedPrograms.together(explored, preempted.get(i));
            if (exploration.calls() != null) {
                kept.add(trials.get(i).race(), exploration.calls(), exploration.message());
            }
            seen.add(new ModelEvidence(trials.get(i), exploration, result.canary()));
        }
        return seen;
    }

    private void keep(List<Trial> trials, List<RaceSearch> preempted) {
        for (int i = 0; i < trials.size(); i++) {
            RaceSearch search = preempted.get(i);
            if (!search.violation().isEmpty()) {
                kept.add(trials.get(i).race(), search.calls(), search.violation());
            }
        }
    }
}
