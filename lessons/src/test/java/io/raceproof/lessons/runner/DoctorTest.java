package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with machines at workshops, each made up. */
class DoctorTest {
    @TempDir
    Path directory;

    private void supply(String name, String status) throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve(name)).resolve("status"), status + "\n");
    }

    @Test
    void a_battery_is_doubtful_and_mains_are_fine() throws Exception {
        supply("BAT0", "Charging");
        assertEquals(Doctor.Finding.FINE, Doctor.power(directory).orElseThrow().finding());
        supply("BAT1", "Discharging");
        assertEquals(
                Doctor.Finding.DOUBTFUL, Doctor.power(directory).orElseThrow().finding());
        assertEquals(Optional.empty(), Doctor.power(directory.resolve("none")));
    }

    @Test
    void a_full_disk_is_bad() {
        assertEquals(Doctor.Finding.BAD, Doctor.disk(99).finding());
        assertEquals(Doctor.Finding.DOUBTFUL, Doctor.disk(499).finding());
        assertEquals(Doctor.Finding.FINE, Doctor.disk(500).finding());
    }

    @Test
    void a_name_that_the_locale_does_not_know_is_bad_and_says_what_to_do() {
        Doctor.Line line = Doctor.path("/home/müller", "ANSI_X3.4-1968");
        assertEquals(Doctor.Finding.BAD, line.finding());
        assertTrue(line.advice().contains("LC_ALL=C.UTF-8"), line.advice());
        assertEquals(Doctor.Finding.FINE, Doctor.path("/home/müller", "UTF-8").finding());
        assertEquals(
                Doctor.Finding.BAD, Doctor.path("/home/m\ufffdller", "UTF-8").finding());
    }

    @Test
    void a_browser_is_looked_for_where_the_system_has_none_of_its_own() throws Exception {
        assertEquals(Doctor.Finding.FINE, Doctor.browser("Windows 11", Map.of()).finding());
        Map<String, String> path = Map.of("PATH", directory.toString());
        assertEquals(Doctor.Finding.DOUBTFUL, Doctor.browser("Linux", path).finding());
        Path opener = Files.createFile(directory.resolve("xdg-open"));
        if (opener.toFile().setExecutable(true)) {
            assertEquals(Doctor.Finding.FINE, Doctor.browser("Linux", path).finding());
        }
    }

    @Test
    void what_is_doubtful_stops_nobody() {
        assertEquals(Verdict.HELD, Doctor.verdict(List.of(Doctor.disk(400))));
        assertEquals(Verdict.ENVIRONMENT, Doctor.verdict(List.of(Doctor.disk(400), Doctor.disk(0))));
    }
}
