package io.raceproof.stress.mutation;

import io.raceproof.stress.files.JsonLines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The kill matrix as a file of {@linkplain JsonLines JSON Lines}, one for each mutant. */
public final class MatrixFile {
    /** The file's name. */
    public static final String NAME = "kill-matrix.jsonl";

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
            String platform) {
        /** A mutant; white space in the reason becomes one space. */
        public Line {
            reason = reason.replaceAll("\\s+", " ");
        }
    }

    private static final JsonLines<Line> FILE = new JsonLines<>("mutants", Line.class);

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
}
