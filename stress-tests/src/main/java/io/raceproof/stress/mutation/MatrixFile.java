package io.raceproof.stress.mutation;

import io.raceproof.stress.report.TabFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kill matrix as a text file: a line for each mutant, its fields between tabs, under a line with their names. */
public final class MatrixFile {
    /** The file's name. */
    public static final String NAME = "kill-matrix.tsv";

    /**
     * One mutant.
     *
     * @param mutant its id
     * @param kind the way in which it is broken
     * @param place class, member and line
     * @param verdict killed; equivalent, not-observable-on-x86 or contract-tests-only where that is explained; else
     *     survived, not-covered (no harness comes by its place) or inconclusive
     * @param harness what saw it; - if nothing did
     * @param seconds what it took
     * @param byDefault how many seconds the harness took that killed it, alone, with its tool as it comes; infinite if the
     *     tool did not see it in its time, NaN if that was not tried
     * @param reason what was seen, or the argument
     * @param platform where: "JDK 17, Linux amd64"
     */
    public record Line(
            String mutant,
            String kind,
            String place,
            String verdict,
            String harness,
            double seconds,
            double byDefault,
            String reason,
            String platform) {}

    private static final TabFile<Line> FILE = new TabFile<>(
            "mutant\tkind\tplace\tverdict\tharness\tseconds\tdefault\treason\tplatform",
            "the kill matrix",
            "kill matrix",
            "mutant",
            MatrixFile::format,
            MatrixFile::parse);

    private MatrixFile() {}

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
        return String.join(
                "\t",
                line.mutant(),
                line.kind(),
                line.place(),
                line.verdict(),
                line.harness(),
                String.format(Locale.ROOT, "%.1f", line.seconds()),
                String.format(Locale.ROOT, "%.1f", line.byDefault()),
                line.reason().replaceAll("\\s+", " "),
                line.platform());
    }

    private static Line parse(String[] fields) {
        return new Line(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                Double.parseDouble(fields[5]),
                Double.parseDouble(fields[6]),
                fields[7],
                fields[8]);
    }
}
