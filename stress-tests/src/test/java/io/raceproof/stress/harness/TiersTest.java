package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the table of harnesses complete and within its times. */
class TiersTest {
    /** What runs harnesses and is none. */
    private static final String KILL_MATRIX = "smoke kill.KillMatrixTest";

    @Test
    void every_harness_stands_in_the_table_once_with_its_tier() {
        List<String> written = Stream.of(
                        Harness.all().stream().map(harness -> harness.tier().word() + " " + harness.name()),
                        Harness.races().stream().flatMap(TiersTest::rowsOf),
                        Stream.of(KILL_MATRIX))
                .flatMap(rows -> rows)
                .sorted()
                .toList();
        List<String> listed = Tiers.rows().stream()
                .map(row -> row.tier().word() + " " + row.name())
                .sorted()
                .toList();
        assertEquals(String.join("\n", written), String.join("\n", listed));
    }

    private static Stream<String> rowsOf(Race<?> race) {
        String name = race.id().substring(Harness.class.getPackageName().length() + 1);
        return race.lenses().keySet().stream()
                .flatMap(lens -> race.subjects().stream()
                        .map(subject -> race.tier(lens, subject).word() + " " + name + "#" + subject.name() + "#"
                                + lens.word()));
    }

    @ParameterizedTest
    @CsvSource({"SMOKE, 60", "PR, 300"})
    void the_harnesses_of_a_tier_fit_into_its_time(Tier tier, int seconds) {
        List<Tiers.Row> rows = Tiers.rows().stream()
                .filter(row -> row.tier().compareTo(tier) <= 0)
                .toList();
        double on17 = rows.stream().mapToDouble(Tiers.Row::seconds17).sum();
        double on25 = rows.stream().mapToDouble(Tiers.Row::seconds25).sum();
        assertTrue(on17 <= seconds && on25 <= seconds, on17 + " s on 17, " + on25 + " s on 25");
    }

    @Test
    void every_harness_is_a_positive_control_or_has_one() {
        for (Harness harness : Harness.all()) {
            Class<?> control = harness.control() == null ? harness.type() : harness.control();
            assertNotNull(control.getAnnotation(MustBeCaught.class), harness.name());
        }
        Harness.races().forEach(race -> assertTrue(race.control().isPresent(), race.id()));
    }
}
