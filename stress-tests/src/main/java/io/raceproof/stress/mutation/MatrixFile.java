package io.raceproof.stress.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kill matrix as a text file: a line for each mutant, its fields between tabs, under a line with their names. */
public final class MatrixFile {
    /** The file's name. */
    public static final String NAME = "kill-matrix.tsv";

    private static final String HEAD = "mutant\tkind\tplace\tverdict\tharness\tseconds\treason";

    /**
     * One mutant.
     *
     * @param mutant its id
     * @param kind the way in which it is broken
     * @param place class, member and line
     * @param verdict killed; equivalent, not-observable or contract-tests where it survived and that is explained; else
     *     survived or inconclusive
     * @param harness what killed it; - if nothing did
     * @param seconds what it took
     * @param reason what was seen, or the argument
     */
    public record Line(
            String mutant, String kind, String place, String verdict, String harness, double seconds, String reason) {}

    private MatrixFile() {}

    /**
     * Writes it.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public static void write(Path file, List<Line> lines) {
        List<String> text = new ArrayList<>(List.of(HEAD));
        for (Line line : lines) {
            text.add(String.join(
                    "\t",
                    line.mutant(),
                    line.kind(),
                    line.place(),
                    line.verdict(),
                    line.harness(),
                    String.format(Locale.ROOT, "%.1f", line.seconds()),
                    line.reason().replaceAll("\\s+", " ")));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the kill matrix cannot be written to " + file, e);
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
            throw new UncheckedIOException("the kill matrix cannot be read from " + file, e);
        }
        if (text.isEmpty() || !text.get(0).equals(HEAD)) {
            throw new IllegalArgumentException(file + " is no kill matrix: its first line is another");
        }
        return text.stream().skip(1).map(line -> parse(file, line)).toList();
    }

    private static Line parse(Path file, String text) {
        String[] fields = text.split("\t", -1);
        try {
            return new Line(
                    fields[0], fields[1], fields[2], fields[3], fields[4], Double.parseDouble(fields[5]), fields[6]);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(file + " has a line that is no mutant: " + text, e);
        }
    }
}
