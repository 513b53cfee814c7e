package io.raceproof.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * CPython's concurrent.futures, measured by a script that prints a line for each value: workload, setting, unit, "rate" or
 * "cost", and the value, separated by tabs.
 */
final class CPython {
    /** The label of these cells. */
    static final String LABEL = "CPython";

    private static final int MOST_MINUTES = 5;

    private final Path directory;

    /** Writes scripts, what they print, and their errors to {@code directory}. */
    CPython(Path directory) {
        this.directory = directory;
    }

    /** Whether there is a python3 on the path. */
    static boolean isAvailable() {
        try {
            Process process = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs a script several times; what the runs say of one setting becomes one cell.
     *
     * @throws IOException if the script fails, with what it printed
     */
    List<Cell> measure(String script, int repetitions, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            lines.addAll(run(script, arguments));
        }
        return cells(lines);
    }

    /** A cell for each workload and setting, with the values of all lines that name it, in their order. */
    static List<Cell> cells(List<String> lines) throws IOException {
        Map<List<String>, List<Double>> values = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.size() != 5) {
                throw new IOException("a script printed a line that does not have five fields: " + line);
            }
            values.computeIfAbsent(fields.subList(0, 4), same -> new ArrayList<>())
                    .add(Double.parseDouble(fields.get(4)));
        }
        return values.entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Cell cell(List<String> names, List<Double> values) {
        return new Cell(
                names.get(0), names.get(1), LABEL, names.get(2), names.get(3).equals("rate"), values);
    }

    private List<String> run(String script, List<String> arguments) throws IOException, InterruptedException {
        Path file = directory.resolve(script);
        try (InputStream in = CPython.class.getResourceAsStream(script)) {
            Files.write(file, in.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of("python3", file.toString()));
        command.addAll(arguments);
        Path output = directory.resolve(script + ".tsv");
        Path errors = directory.resolve(script + ".errors.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(script + " did not end within " + MOST_MINUTES + " minutes: see " + errors);
        }
        if (process.exitValue() != 0) {
            throw new IOException(script + " failed: see " + errors);
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
