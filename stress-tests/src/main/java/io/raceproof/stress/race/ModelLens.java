package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Canary;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.RecordedScenario;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model checker: Lincheck runs the race's program in many interleavings, one after the other. */
public final class ModelLens implements Lens {
    private final int schedules;
    private final Duration limit;
    private final RecordedScenario.@Nullable Recording recording;

    /**
     * Makes one.
     *
     * @param schedules at most so many interleavings of each trial
     * @param limit if no trial is finished for so long, the tool is killed, and what has not finished is trouble of the tool
     */
    public ModelLens(int schedules, Duration limit) {
        this(schedules, limit, null);
    }

    /** The same, and records schedules of each trial, to choose from; none if null. */
    public ModelLens(int schedules, Duration limit, RecordedScenario.@Nullable Recording recording) {
        this.schedules = schedules;
        this.limit = limit;
        this.recording = recording;
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
        List<String> all = new ArrayList<>(names);
        if (recording != null) {
            all.add(Canary.class.getName()); // before what is recorded, which no verdict may depend on
            names.stream().map(recording::nameOf).forEach(all::add);
        }
        ModelCheck.Result result = ModelCheck.runNamed(all, schedules, limit, settings, false, directory);
        List<Exploration> found = result.explorations();
        Exploration canary = recording == null ? result.canary() : found.get(names.size());
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Exploration exploration = found.get(i);
            if (recording != null) {
                exploration =
                        exploration.recorded(found.get(names.size() + 1 + i).tree());
            }
            seen.add(new ModelEvidence(trials.get(i), exploration, canary));
        }
        return seen;
    }
}
