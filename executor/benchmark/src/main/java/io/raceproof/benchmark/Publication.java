package io.raceproof.benchmark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reports that are kept with the sources, one for each JDK, and the README's tables of them.
 *
 * <pre>
 *   full run ──► results/jdk-17.json ─┐
 *                results/jdk-25.json ─┴─► README.md, between the two marks
 * </pre>
 */
final class Publication {
    private static final String BEGIN =
            "<!-- benchmark results: written by a full run with -Dpublish, checked by a test -->";
    private static final String END = "<!-- end of benchmark results -->";

    private final Path results;
    private final Path readme;

    /**
     * @param results the directory of the reports
     * @param readme the file that has the two marks
     */
    Publication(Path results, Path readme) {
        this.results = results;
        this.readme = readme;
    }

    /** That of this module. */
    static Publication of(Path module) {
        return new Publication(
                module.resolve("results"), module.resolve("../../README.md").normalize());
    }

    /**
     * Keeps a report, in the place of an earlier one of the same JDK, and writes the tables.
     *
     * @throws IllegalStateException if the README does not have the two marks
     */
    void add(Report report) throws IOException {
        String text = Files.readString(readme);
        int end = text.indexOf(END);
        int begin = end - tablesIn(text).length();
        Files.createDirectories(results);
        Files.writeString(
                results.resolve("jdk-" + feature(report) + ".json"),
                new GsonBuilder().setPrettyPrinting().create().toJson(report) + "\n");
        Files.writeString(readme, text.substring(0, begin) + tables() + text.substring(end));
    }

    private static int feature(Report report) {
        return Integer.parseInt(report.stamp().jdk().replaceFirst("[^0-9].*", ""));
    }

    /** What stands in the README. */
    String tablesInReadme() throws IOException {
        return tablesIn(Files.readString(readme));
    }

    private String tablesIn(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(readme + " has no place for the results: it needs a line \"" + BEGIN
                    + "\" and a line \"" + END + "\"");
        }
        return text.substring(begin + BEGIN.length(), end);
    }

    /** What is to stand there: nothing, if no report is kept. */
    String tables() throws IOException {
        List<Report> reports = reports();
        return reports.isEmpty() ? "\n" : "\n" + String.join("\n", new ShortForm(reports).lines()) + "\n";
    }

    private List<Report> reports() throws IOException {
        Map<Integer, Report> byJdk = new TreeMap<>();
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Report report = new Gson().fromJson(Files.readString(file), Report.class);
                byJdk.put(feature(report), report);
            }
        }
        return new ArrayList<>(byJdk.values());
    }
}
