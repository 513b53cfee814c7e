package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.Future;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no finding about the mutant is no kill. */
class ToolsTest {

    @Test
    void a_class_that_cannot_be_linked_kills_no_mutant(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("classes/" + Future.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1, 2, 3, 4});
        JvmSettings broken = new JvmSettings(List.of(directory.resolve("classes")), List.of());
        List<Sighting> sightings = new Tools(broken, true, directory).parked("thread");
        assertEquals(1, sightings.size(), sightings.toString());
        assertFalse(sightings.get(0).isKill());
        assertTrue(sightings.get(0).reason().startsWith("exit status "), sightings.toString());
    }
}
