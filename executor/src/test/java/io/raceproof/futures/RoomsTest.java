package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the packages in the documentation of {@code io.raceproof.futures}: each uses only those on lower floors. */
class RoomsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** By the package, below {@code io.raceproof.futures}. */
    private static final Map<String, Integer> FLOORS = Map.of(
            "process", 1,
            "internal.collections", 1,
            "internal.jvm", 1,
            "internal.park", 1,
            "internal.queue", 2,
            "internal.future", 3,
            "internal.pool", 4,
            "internal.remote", 5,
            "internal.view", 5,
            "", 6);

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package io\\.raceproof\\.futures\\.?([\\w.]*);");

    /** Of a class of ours, in an import or written out. */
    private static final Pattern USE = Pattern.compile("\\bio\\.raceproof\\.futures\\.((?:[a-z]+\\.)*)[A-Z]");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(String source) {
        Matcher declaration = PACKAGE.matcher(source);
        assertTrue(declaration.find(), source);
        return declaration.group(1);
    }

    /** The uses that lead to the same floor or to a higher one, in a source without its documentation. */
    private static List<String> upward(String source) {
        String from = packageOf(source);
        Integer floor = FLOORS.get(from);
        assertNotNull(floor, "a package that is not on the map: " + from);
        List<String> upward = new ArrayList<>();
        Matcher use = USE.matcher(source.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (use.find()) {
            String to = use.group(1).replaceFirst("\\.$", "");
            Integer below = FLOORS.get(to);
            if (below == null || (!to.equals(from) && below >= floor)) {
                upward.add(from + " -> " + to);
            }
        }
        return upward;
    }

    @Test
    void each_package_uses_only_those_on_lower_floors() throws Exception {
        List<String> upward = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            seen.add(packageOf(source));
            upward(source).forEach(use -> upward.add(file.getFileName() + ": " + use));
        }
        assertEquals(List.of(), upward);
        assertEquals(new TreeSet<>(FLOORS.keySet()), seen);
    }

    @Test
    void a_use_of_a_higher_floor_is_seen() {
        String source = """
                package io.raceproof.futures.internal.queue;

                import io.raceproof.futures.internal.pool.Workers;
                import io.raceproof.futures.internal.park.Parker;
                """;
        assertEquals(List.of("internal.queue -> internal.pool"), upward(source));
    }

    @Test
    void what_is_no_api_says_so() throws Exception {
        for (Path file : sources()) {
            if (file.endsWith("package-info.java")
                    && !packageOf(Files.readString(file)).isEmpty()) {
                assertTrue(Files.readString(file).matches("(?s).*(No API:|Not an API:).*"), file::toString);
            }
        }
    }
}
