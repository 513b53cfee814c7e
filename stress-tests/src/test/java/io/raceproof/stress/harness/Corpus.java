package io.raceproof.stress.harness;

import io.raceproof.stress.lincheck.Exploration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What Lincheck has found once: from then on it is looked for first, from the pr tier on, and long enough to find it
 * again. A file of lines, with the harness, the schedule in which it was found, the calls (of {@code Histories}; else a
 * dash) and what was broken, between tabs. It stands beside the sources: commit what is added to it.
 */
final class Corpus {
    /** The one that is kept, seen from the module. */
    static final Path FILE = Path.of("src", "test", "corpus", "lincheck.tsv");

    /** The order of interleavings changes with the code: look twice as long. */
    private static final int AGAIN = 2;

    private static final String NO_CALLS = "-";

    /**
     * One line.
     *
     * @param harness its name
     * @param schedule in which it was found, counted from 1
     * @param calls to begin with, or a dash
     * @param message what was broken
     */
    record Entry(String harness, int schedule, String calls, String message) {
        static Entry parse(String line) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 4 || !fields[1].matches("[1-9]\\d*")) {
                throw new IllegalArgumentException(
                        "a harness, a number, calls or a dash, and a message, between tabs: " + line);
            }
            return new Entry(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3]);
        }

        String line() {
            return String.join("\t", harness, Integer.toString(schedule), calls, message.replaceAll("\\s+", " "));
        }
    }

    private final Path file;
    private final List<Entry> entries;

    private Corpus(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = new ArrayList<>(entries);
    }

    /** The file's; empty if there is none. */
    static Corpus at(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return new Corpus(
                    file,
                    lines.stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(Entry::parse)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be read: " + file, e);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    boolean has(Harness harness) {
        return entries.stream().anyMatch(entry -> entry.harness().equals(harness.name()));
    }

    /** How many interleavings of a harness are enough to find again what was found; 0 if nothing was. */
    int schedules(Harness harness) {
        return AGAIN
                * entries.stream()
                        .filter(entry -> entry.harness().equals(harness.name()))
                        .mapToInt(Entry::schedule)
                        .max()
                        .orElse(0);
    }

    /** Adds what was found, unless the harness is there with the same calls. */
    void add(Harness harness, Exploration found) {
        String calls = found.calls() == null ? NO_CALLS : found.calls();
        boolean known = entries.stream()
                .anyMatch(entry ->
                        entry.harness().equals(harness.name()) && entry.calls().equals(calls));
        if (known) {
            return;
        }
        Entry entry = new Entry(harness.name(), Math.max(1, found.schedules()), calls, found.message());
        entries.add(entry);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, entry.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be written: " + file, e);
        }
        System.out.println("Added to " + file + ", to be looked for first from now on (commit it): " + entry.line());
    }

    /** Writes the calls to begin with, for the model checker. */
    Path writeCalls(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.write(
                    directory.resolve("first.tsv"),
                    entries.stream()
                            .filter(entry -> !entry.calls().equals(NO_CALLS))
                            .map(entry -> Harness.named(entry.harness()).type().getName() + "\t" + entry.calls())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
