package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The model checker: Lincheck runs the race's program in many interleavings, one after the other. */
public final class ModelLens implements Lens {
    private final int schedules;
    private final Duration limit;

    /**
     * Makes one.
     *
     * @param schedules at most so many interleavings of each trial
     * @param limit if no trial is finished for so long, the tool is killed, and what has not finished is trouble of the tool
     */
    public ModelLens(int schedules, Duration limit) {
        this.schedules = schedules;
        this.limit = limit;
    }

    /** What a model checker that {@linkplain ModelCheck#standByNamed stands by} is to be told, to look at a trial. */
    public static String scenarioOf(Trial trial) {
        return TimedRaceScenario.nameOf(trial);
    }

    @Override
    public String name() {
        return "model checker";
    }

    @Override
    public String blindTo() {
        return "missing volatile, reordering, tearing, and what happens when a time-out runs out";
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException {
        List<String> names = trials.stream().map(ModelLens::scenarioOf).toList();
        ModelCheck.Result result = ModelCheck.runNamed(names, schedules, limit, settings, false, directory);
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Exploration exploration = result.explorations().get(i);
            seen.add(new ModelEvidence(trials.get(i), exploration, result.canary()));
        }
        return seen;
    }
}
