package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.report.Drawings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The program that makes one report of the verdicts of one run or of several shards. */
public final class CiMain {
    private CiMain() {}

    /**
     * Arguments: the repository, the directory for the report, and files of verdicts or of a kill matrix, or directories
     * that hold some. What cannot be read is a problem that the report tells of; so are fewer platforms than the system
     * property {@code platforms} says. Exit status: 0 HELD, 1 BROKEN, 2 INCONCLUSIVE, 3 ENVIRONMENT, 64 usage.
     */
    public static void main(String[] arguments) {
        if (arguments.length < 3) {
            System.err.println("raceproof: give the repository, a directory for the report, and the files "
                    + VerdictFile.NAME + " of all shards");
            System.exit(64);
        }
        try {
            System.exit(report(List.of(arguments)));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println("raceproof: ENVIRONMENT: " + e.getMessage());
            System.exit(3);
        }
    }

    /** The path itself, or all files below it: a directory into which shards were downloaded. */
    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The names of the pages beside the report, by their checks. */
    private static Map<String, String> copied(SortedMap<String, Path> pages, Path directory) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, Path> page : pages.entrySet()) {
            String name = "interleaving-" + (names.size() + 1) + ".html";
            Files.copy(page.getValue(), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            names.put(page.getKey(), name);
        }
        return names;
    }

    private static int report(List<String> arguments) throws IOException {
        List<VerdictFile.Line> lines = new ArrayList<>();
        List<MatrixFile.Line> mutants = new ArrayList<>();
        List<Path> drawings = new ArrayList<>();
        SortedMap<String, Path> pages = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String argument : arguments.subList(2, arguments.size())) {
            for (Path file : files(Path.of(argument))) {
                try {
                    if (file.endsWith(MatrixFile.NAME)) {
                        mutants.addAll(MatrixFile.read(file));
                    } else if (Drawings.isOne(file)) {
                        drawings.add(file);
                    } else if (Drawings.isPage(file)) {
                        pages.put(Drawings.testOf(file), file);
                    } else if (file.endsWith(VerdictFile.NAME) || !Files.isDirectory(Path.of(argument))) {
                        lines.addAll(VerdictFile.read(file));
                    }
                } catch (IllegalArgumentException | UncheckedIOException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
        long platforms =
                lines.stream().map(line -> line.run().platform()).distinct().count();
        int expected = Integer.getInteger("platforms", 0);
        if (platforms < expected) {
            problems.add("there are verdicts of " + platforms + " of " + expected + " platforms");
        }
        Path directory = Files.createDirectories(Path.of(arguments.get(1)));
        CiReport report = new CiReport(lines, mutants, Drawings.read(drawings), copied(pages, directory), problems);
        Files.writeString(directory.resolve("report.html"), report.html());
        Files.writeString(directory.resolve("summary.md"), report.markdown());
        String summary = System.getenv("GITHUB_STEP_SUMMARY");
        if (summary != null) {
            Files.writeString(
                    Path.of(summary), report.markdown(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
            report.annotations(new SourceLines(Path.of(arguments.get(0)))).forEach(System.out::println);
        }
        problems.forEach(problem -> System.err.println("raceproof: " + problem));
        System.out.println(report.verdict() + ", see " + directory.resolve("report.html"));
        return report.verdict().exitCode();
    }
}
