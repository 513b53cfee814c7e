package io.raceproof.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            for (String line : run(script, arguments)) {
                merge(cells, line.split("\t", -1));
            }
        }
        return cells;
    }

    private static void merge(List<Cell> cells, String[] fields) {
        List<Double> values = new ArrayList<>(List.of(Double.parseDouble(fields[4])));
        Cell fresh = new Cell(fields[0], fields[1], LABEL, fields[2], fields[3].equals("rate"), values);
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.workload().equals(fresh.workload()) && cell.setting().equals(fresh.setting())) {
                values.addAll(0, cell.forks());
                cells.set(i, new Cell(fields[0], fields[1], LABEL, fields[2], fresh.biggerIsBetter(), values));
                return;
            }
        }
        cells.add(fresh);
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
