package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells outcomes that cannot be from those that were only not seen. A program without a data race behaves as if its steps were
 * done one after the other (JLS 17.4.5): there, an outcome that no order of steps gives is impossible. The happens-before lens
 * looks for a data race, and the model checker goes through the orders.
 */
public final class ImpossibleOutcomes {
    /** A violation of the rule does not end the search: data races are its subject. */
    private static final Effort EFFORT = new Effort(60, 10, false);

    /** If there are more orders of steps, nothing is known. */
    private static final int MOST_SCHEDULES = 3_000;

    private ImpossibleOutcomes() {}

    /**
     * Which of these outcomes are impossible.
     *
     * @param names of outcomes, as the race gives them
     * @param limit for each of the two tools
     * @param directory for their files
     * @throws InterruptedException if this thread was interrupted; what runs is killed
     */
    public static List<String> of(Trial trial, List<String> names, Duration limit, Path directory)
            throws InterruptedException {
        List<String> impossible = new ArrayList<>();
        if (names.isEmpty() || mayHaveADataRace(trial, limit, directory.resolve("happens-before"))) {
            return impossible;
        }
        List<String> scenarios =
                names.stream().map(name -> OutcomeScenario.nameOf(name, trial)).toList();
        ModelCheck.Result result = ModelCheck.runNamed(
                scenarios, MOST_SCHEDULES, limit, JvmSettings.SAME, false, directory.resolve("orders"));
        for (int i = 0; i < names.size(); i++) {
            Exploration exploration = result.explorations().get(i);
            if (result.canary().finding().isBroken()
                    && exploration.finding() == Finding.NOTHING
                    && exploration.exhausted()) {
                impossible.add(names.get(i));
            }
        }
        return impossible;
    }

    /** Also where the lens could not see it. */
    private static boolean mayHaveADataRace(Trial trial, Duration limit, Path directory) throws InterruptedException {
        HappensBefore.Result result = HappensBefore.searchNamed(
                List.of(RaceScenario.nameOf(trial)), EFFORT, limit, JvmSettings.SAME, List.of(), directory);
        RaceSearch search = result.searches().get(0);
        return result.canary().races().isEmpty()
                || !search.races().isEmpty()
                || !search.trouble().isEmpty()
                || search.hung() > 0;
    }
}
