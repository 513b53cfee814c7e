package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.harness.Harness.Tier;
import io.raceproof.stress.lincheck.Scenario;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jcstress.annotations.State;

/** Keeps the table of harnesses complete and within its times. */
class TiersTest {

    @Test
    void every_harness_stands_in_the_table_once() throws IOException, URISyntaxException {
        List<String> listed =
                Tiers.rows().stream().map(row -> row.harness().name()).sorted().toList();
        assertEquals(List.copyOf(new TreeSet<>(written())), listed);
    }

    /** The names of all classes below this package that are run by jcstress or Lincheck. */
    private static Set<String> written() throws IOException, URISyntaxException {
        Path root = Path.of(TiersTest.class.getResource(".").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("_jcstress"))
                    .map(file -> file.substring(0, file.length() - 6).replaceAll("[/\\\\]", "."))
                    .filter(name -> isHarness(Harness.typeOf(name)))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isHarness(Class<?> type) {
        boolean made = Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
        return made && (type.isAnnotationPresent(State.class) || Scenario.class.isAssignableFrom(type));
    }

    @ParameterizedTest
    @CsvSource({"SMOKE, 60", "PR, 300", "NIGHTLY, 3600"})
    void the_harnesses_of_a_tier_fit_into_its_time(Tier tier, int seconds) {
        List<Tiers.Row> rows = Tiers.rows().stream()
                .filter(row -> row.harness().tier().compareTo(tier) <= 0)
                .toList();
        double on17 = rows.stream().mapToDouble(Tiers.Row::seconds17).sum();
        double on25 = rows.stream().mapToDouble(Tiers.Row::seconds25).sum();
        assertTrue(on17 <= seconds && on25 <= seconds, on17 + " s on 17, " + on25 + " s on 25");
    }

    @Test
    void the_twin_of_a_harness_is_itself_expected_to_be_broken() {
        for (Tiers.Row row : Tiers.rows()) {
            Class<?> control = row.harness().control();
            if (control != null) {
                assertTrue(
                        !control.isAnnotationPresent(Control.class),
                        row.harness().name());
            }
        }
    }
}
