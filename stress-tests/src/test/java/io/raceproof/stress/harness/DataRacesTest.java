package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of the executor: no scenario of future, pool or queue has a data race, but those that are argued. */
class DataRacesTest {
    @Test
    @PrTier("starts a JVM with the agent")
    void one_scenario_of_each_kind_has_no_data_race_that_is_not_argued(@TempDir Path directory) throws Exception {
        List<Harness> scenarios = DataRaces.oneOfEachPackage();
        assertTrue(scenarios.size() >= 8, scenarios::toString);
        judge(DataRaces.searchBriefly(scenarios, directory));
    }

    @Test
    @NightlyTier("runs every scenario of the executor")
    void the_executor_has_no_data_race_that_is_not_argued(@TempDir Path directory) throws Exception {
        judge(DataRaces.search(DataRaces.scenarios(), JvmSettings.SAME, directory));
    }

    private static void judge(List<RaceSearch> searches) {
        List<String> alarms = searches.stream()
                .filter(search -> !DataRaces.unargued(search).isEmpty()
                        || !search.trouble().isEmpty()
                        || !search.violation().isEmpty()
                        || search.hung() * 4 > search.runs()) // on a busy machine one may be given up
                .map(DataRacesTest::words)
                .toList();
        assertEquals(List.of(), alarms);
        long shared =
                searches.stream().filter(search -> search.sharedObjects() > 0).count();
        assertTrue(shared >= searches.size() * 9 / 10, () -> shared + " of " + searches.size() + " shared anything");
    }

    private static String words(RaceSearch search) {
        return search.scenario().replaceFirst(".*harness\\.", "") + ": "
                + DataRaces.unargued(search).stream().map(DataRace::sentence).toList() + search.violation()
                + search.trouble() + (search.hung() > 0 ? search.hung() + " runs did not end" : "");
    }

    @Test
    void what_is_argued_is_a_field_of_the_executor() {
        DataRaces.ARGUED.keySet().forEach(variable -> {
            int dot = variable.indexOf('.');
            assertDoesNotThrow(
                    () -> Class.forName("io.raceproof.futures.internal.pool." + variable.substring(0, dot))
                            .getDeclaredField(variable.substring(dot + 1)),
                    variable);
        });
    }

    @Test
    void there_are_scenarios_of_future_pool_and_queue() {
        List<Harness> scenarios = DataRaces.scenarios();
        assertTrue(scenarios.size() >= 60, () -> scenarios.size() + " scenarios");
    }
}
