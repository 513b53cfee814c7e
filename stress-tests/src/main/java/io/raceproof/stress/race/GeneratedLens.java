package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The model checker on programs that its author did not think of: generated from the race's operations, shrunk when one
 * fails, kept, and tried first from then on.
 */
public final class GeneratedLens implements Lens {
    private final Effort effort;
    private final int schedules;
    private final Duration limit;
    private final KeptPrograms kept;

    /**
     * Makes one.
     *
     * @param effort for each trial
     * @param schedules at most so many interleavings of each program
     * @param limit if no trial is finished for so long, the tool is killed, and what has not finished is trouble of the tool
     * @param kept what to begin with; what fails is added
     */
    public GeneratedLens(Effort effort, int schedules, Duration limit, KeptPrograms kept) {
        this.effort = effort;
        this.schedules = schedules;
        this.limit = limit;
        this.kept = kept;
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
        return "what the model checker cannot see, and programs in which a call may wait for ever";
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException {
        List<String> flags = new ArrayList<>(settings.flags());
        flags.add(kept.flag());
        List<String> names =
                trials.stream().map(trial -> scenarioOf(trial, effort)).toList();
        ModelCheck.Result result = ModelCheck.runNamed(
                names, schedules, limit, new JvmSettings(settings.classPathFirst(), flags), false, directory);
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Exploration exploration = result.explorations().get(i);
            if (exploration.calls() != null) {
                kept.add(trials.get(i).race(), exploration.calls(), exploration.message());
            }
            seen.add(new ModelEvidence(trials.get(i), exploration, result.canary()));
        }
        return seen;
    }
}
