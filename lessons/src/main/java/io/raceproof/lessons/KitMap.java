package io.raceproof.lessons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The map of the kit: from each lesson to the real executor, and to the harness that checks it. */
public final class KitMap {
    private static final String EXECUTOR = "executor/src/main/java/io/raceproof/futures/";
    private static final String HARNESSES = "stress-tests/src/test/java/io/raceproof/stress/harness/";
    private static final String CONTRACTS = "executor/src/test/java/io/raceproof/futures/";

    /**
     * One line of source.
     *
     * @param file from the root of the repository
     * @param text the line, without indentation; there is one such line in the file
     */
    public record Line(String file, String text) {}

    /**
     * Where a lesson's matter is found.
     *
     * @param lesson its number, as learners call it
     * @param what the executor does about it
     * @param executor where it does so
     * @param harness what checks it
     */
    public record Entry(String lesson, String what, Line executor, Line harness) {}

    private KitMap() {}

    /** All of it, in the order of the lessons. */
    public static List<Entry> entries() {
        try (InputStream in = KitMap.class.getResourceAsStream("map.txt")) {
            if (in == null) {
                throw new IllegalStateException("map.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KitMap::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("map.txt cannot be read", e);
        }
    }

    /** Columns are separated by |, and a | in a line of source is written \|. */
    private static Entry entry(String line) {
        List<String> columns = Arrays.stream(line.split("(?<!\\\\)\\|", -1))
                .map(column -> column.replace("\\|", "|").strip())
                .toList();
        if (columns.size() != 6) {
            throw new IllegalStateException("map.txt needs six columns: " + line);
        }
        return new Entry(
                columns.get(0),
                columns.get(1),
                new Line(EXECUTOR + columns.get(2) + ".java", columns.get(3)),
                new Line(checker(columns.get(4)), columns.get(5)));
    }

    /** A harness stands in a folder of its kind, a contract test in none. */
    private static String checker(String name) {
        return (name.contains("/") ? HARNESSES : CONTRACTS) + name + ".java";
    }
}
