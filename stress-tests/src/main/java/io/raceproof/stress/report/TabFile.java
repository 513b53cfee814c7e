package io.raceproof.stress.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text file for programs: a line for each entry, its fields between tabs, under a line with their names and over one that
 * says how many there are. Without that one the file was cut off.
 *
 * @param <L> an entry
 * @param head the names of the fields, with tabs between
 * @param content what is in it, for messages: "the verdicts"
 * @param kind what it is: "file of verdicts"
 * @param entry what a line is: "verdict"
 * @param format an entry as its line
 * @param parse an entry from its fields; what it throws for want of a field or a number means that it is none
 */
public record TabFile<L>(
        String head,
        String content,
        String kind,
        String entry,
        Function<L, String> format,
        Function<String[], L> parse) {
    /**
     * Writes it, and the folders that lead to it.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public void write(Path file, List<L> entries) {
        List<String> text = new ArrayList<>(List.of(head));
        entries.forEach(each -> text.add(format.apply(each)));
        text.add(end(entries.size()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(content + " cannot be written to " + file, e);
        }
    }

    /**
     * Reads it.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, or was cut off
     */
    public List<L> read(Path file) {
        List<String> text;
        try {
            text = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(content + " cannot be read from " + file, e);
        }
        if (text.isEmpty() || !text.get(0).equals(head)) {
            throw new IllegalArgumentException(file + " is no " + kind + ": its first line is another");
        }
        int entries = text.size() - 2;
        if (entries < 0 || !text.get(text.size() - 1).equals(end(entries))) {
            throw new IllegalArgumentException(file + " was cut off: its last line does not say how many there are");
        }
        return text.subList(1, 1 + entries).stream()
                .map(line -> entryOf(file, line))
                .toList();
    }

    private static String end(int entries) {
        return "# lines: " + entries;
    }

    private L entryOf(Path file, String line) {
        try {
            return parse.apply(line.split("\t", -1));
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(file + " has a line that is no " + entry + ": " + line, e);
        }
    }
}
