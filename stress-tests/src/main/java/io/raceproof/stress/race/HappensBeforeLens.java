package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The happens-before lens: names data races, and breaks the rule where one preemption breaks it. */
public final class HappensBeforeLens implements Lens {
    private final Effort effort;
    private final Duration limit;
    private final List<String> quiet;

    /**
     * Makes one.
     *
     * @param effort how much it tries with each trial
     * @param limit if no trial is finished for so long, the tool is killed, and what has not finished is trouble of the tool
     * @param quiet prefixes of class names whose accesses are followed and not reported
     */
    public HappensBeforeLens(Effort effort, Duration limit, List<String> quiet) {
        this.effort = effort;
        this.limit = limit;
        this.quiet = List.copyOf(quiet);
    }

    @Override
    public String name() {
        return "happens-before";
    }

    @Override
    public String blindTo() {
        return "atomicity violations that need more than one preemption";
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException {
        List<String> names = trials.stream().map(RaceScenario::nameOf).toList();
        HappensBefore.Result result = HappensBefore.searchNamed(names, effort, limit, settings, quiet, directory);
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            seen.add(new HappensBeforeEvidence(trials.get(i), result.searches().get(i), result.canary()));
        }
        return seen;
    }
}
