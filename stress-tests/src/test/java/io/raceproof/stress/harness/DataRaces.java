package io.raceproof.stress.harness;

import io.raceproof.futures.internal.pool.WorkersAccess;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Histories;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executor's scenarios for the happens-before lens, and those of its data races that are argued. */
public final class DataRaces {
    /** Each order of the actors, some preemptions, some runs in parallel: data races show in the first of them. */
    private static final Effort EFFORT = new Effort(16, 4, false);

    /** The same, and little more than that: for a change that is proposed. */
    private static final Effort FEW = new Effort(4, 1, false);

    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** Why a field needs no order, by its name; what stands here stands beside the field, too. */
    static final Map<String, String> ARGUED = Map.of(
            "Worker.streak",
            "a thread that reads it too low takes the worker for a free one: a task that is kept for it waits until it is");

    /** What a scenario looks at without the executor's lock, so that the model checker can wait for it. */
    private static final String LOOKS = WorkersAccess.class.getName();

    private DataRaces() {}

    /** Every scenario of the executor that is right. */
    public static List<Harness> scenarios() {
        return Harness.all().stream()
                .filter(harness -> harness.control() != null && isSearched(harness))
                .toList();
    }

    /** The first of them in each package. */
    static List<Harness> oneOfEachPackage() {
        Map<String, Harness> first = new LinkedHashMap<>();
        scenarios().forEach(scenario -> first.putIfAbsent(scenario.type().getPackageName(), scenario));
        return List.copyOf(first.values());
    }

    /** Whether it is a scenario that the lens can run: neither a jcstress test nor made up by the model checker. */
    public static boolean isSearched(Harness harness) {
        return harness.isModel() && harness.trial().isEmpty() && !Histories.class.isAssignableFrom(harness.type());
    }

    /** What the lens finds in each. */
    public static List<RaceSearch> search(List<Harness> scenarios, JvmSettings settings, Path directory)
            throws InterruptedException {
        return search(scenarios, EFFORT, settings, directory);
    }

    /** The same, in few runs of each. */
    static List<RaceSearch> searchBriefly(List<Harness> scenarios, Path directory) throws InterruptedException {
        return search(scenarios, FEW, JvmSettings.SAME, directory);
    }

    private static List<RaceSearch> search(List<Harness> scenarios, Effort effort, JvmSettings settings, Path directory)
            throws InterruptedException {
        List<String> names =
                scenarios.stream().map(scenario -> scenario.type().getName()).toList();
        return HappensBefore.searchNamed(names, effort, LIMIT, settings, List.of(), directory)
                .searches();
    }

    /** Its data races that nobody has argued: of the executor's own fields, and of what it hands from thread to thread. */
    public static List<DataRace> unargued(RaceSearch search) {
        return search.races().stream()
                .filter(race -> !ARGUED.containsKey(race.variable()) && !isLook(race.first()) && !isLook(race.second()))
                .toList();
    }

    private static boolean isLook(DataRace.Side side) {
        return side.className().equals(LOOKS);
    }
}
