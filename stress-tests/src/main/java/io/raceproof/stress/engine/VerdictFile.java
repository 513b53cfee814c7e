package io.raceproof.stress.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the engine leaves for other programs: a text file with a line for each check, its fields between tabs, under a line
 * with their names. It is written when the plan has ended: if there is none, no plan has.
 */
public final class VerdictFile {
    /** The file's name. */
    public static final String NAME = "verdicts.tsv";

    private static final String HEAD = "test\tclaim\tverdict\tresult\trate\tsamples\tseconds\treason";

    /**
     * One check.
     *
     * @param test the class
     * @param claim holds, caught or seen
     * @param verdict HELD, BROKEN, INCONCLUSIVE, ENVIRONMENT, or - if it was not run
     * @param result successful, failed, error, aborted or skipped, as JUnit has it
     * @param rate how often what it looks for was seen, per sample: a forbidden outcome, or the rarest that must be seen
     * @param samples how many
     * @param seconds its share of the time
     * @param reason one sentence
     */
    public record Line(
            String test,
            String claim,
            String verdict,
            String result,
            double rate,
            long samples,
            double seconds,
            String reason) {}

    private VerdictFile() {}

    /**
     * Writes it.
     *
     * @throws UncheckedIOException if that is impossible
     */
    static void write(Path file, List<Line> lines) {
        List<String> text = new ArrayList<>(List.of(HEAD));
        for (Line line : lines) {
            text.add(String.format(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%s\t%.3e\t%d\t%.1f\t%s",
                    line.test(),
                    line.claim(),
                    line.verdict(),
                    line.result(),
                    line.rate(),
                    line.samples(),
                    line.seconds(),
                    line.reason().replaceAll("\\s+", " ")));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the verdicts cannot be written to " + file, e);
        }
    }

    /**
     * Reads it; files of several shards, read one after the other, are one list.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file
     */
    public static List<Line> read(Path file) {
        List<String> text;
        try {
            text = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the verdicts cannot be read from " + file, e);
        }
        if (text.isEmpty() || !text.get(0).equals(HEAD)) {
            throw new IllegalArgumentException(file + " is no file of verdicts: its first line is another");
        }
        return text.stream().skip(1).map(line -> parse(file, line)).toList();
    }

    private static Line parse(Path file, String text) {
        String[] fields = text.split("\t", -1);
        try {
            return new Line(
                    fields[0],
                    fields[1],
                    fields[2],
                    fields[3],
                    Double.parseDouble(fields[4]),
                    Long.parseLong(fields[5]),
                    Double.parseDouble(fields[6]),
                    fields[7]);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(file + " has a line that is no verdict: " + text, e);
        }
    }
}
