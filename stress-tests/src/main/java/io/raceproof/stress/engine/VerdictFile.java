package io.raceproof.stress.engine;

import io.raceproof.stress.report.TabFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the engine leaves for other programs: a text file with a line for each check, its fields between tabs, under a line
 * with their names. It is written when the plan has ended: if there is none, no plan has.
 */
public final class VerdictFile {
    /** The file's name. */
    public static final String NAME = "verdicts.tsv";

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

    private static final TabFile<Line> FILE = new TabFile<>(
            "test\tclaim\tverdict\tresult\trate\tsamples\tseconds\treason",
            "the verdicts",
            "file of verdicts",
            "verdict",
            VerdictFile::format,
            VerdictFile::parse);

    private VerdictFile() {}

    /**
     * Writes it.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public static void write(Path file, List<Line> lines) {
        FILE.write(file, lines);
    }

    /**
     * Reads it; files of several shards, read one after the other, are one list.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file
     */
    public static List<Line> read(Path file) {
        return FILE.read(file);
    }

    private static String format(Line line) {
        return String.format(
                Locale.ROOT,
                "%s\t%s\t%s\t%s\t%.3e\t%d\t%.1f\t%s",
                line.test(),
                line.claim(),
                line.verdict(),
                line.result(),
                line.rate(),
                line.samples(),
                line.seconds(),
                line.reason().replaceAll("\\s+", " "));
    }

    private static Line parse(String[] fields) {
        return new Line(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                Double.parseDouble(fields[4]),
                Long.parseLong(fields[5]),
                Double.parseDouble(fields[6]),
                fields[7]);
    }
}
