package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The top level of the repository shows the three parts of the project and nothing else. */
class RepositoryLayoutTest {
    private static final Set<String> NEEDED = Set.of("pom.xml", "executor", "stress-tests", "lessons", "README.md");
    private static final Set<String> ALLOWED = Set.of("target");

    @Test
    void the_top_level_holds_the_three_parts_and_nothing_else() throws Exception {
        Path top = Path.of("").toAbsolutePath().getParent(); // the build runs tests in the module's directory
        assertTrue(top != null && Files.exists(top.resolve("executor/pom.xml")), () -> "not the top level: " + top);
        Set<String> visible;
        try (Stream<Path> entries = Files.list(top)) {
            visible = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        visible.removeAll(ALLOWED);
        assertEquals(new TreeSet<>(NEEDED), visible);
    }

    @Test
    void each_module_has_the_licence_and_its_jar_has_it_too() throws Exception {
        String ours = Files.readString(Path.of("LICENSE"));
        assertTrue(ours.contains("Apache License"), ours);
        for (String module : Set.of("stress-tests", "lessons")) {
            assertEquals(ours, Files.readString(Path.of("..", module, "LICENSE")), module);
        }
        assertEquals(ours, Files.readString(Path.of("target/classes/META-INF/LICENSE")), "what goes into the jar");
    }
}
