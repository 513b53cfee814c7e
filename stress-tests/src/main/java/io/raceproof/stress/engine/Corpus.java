package io.raceproof.stress.engine;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.race.KeptPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Lincheck has found once: from then on it is looked for first, from the pr tier on, and long enough to find it
 * again. A file of lines, with the check, the schedule in which it was found, the calls (of {@code Histories}, or a program that
 * was generated from a race's operations; else a dash)
 * and what was broken, between tabs. It stands beside the sources: commit what is added to it. For one thread.
 */
final class Corpus {
    /** The order of interleavings changes with the code: look twice as long. */
    private static final int AGAIN = 2;

    private static final String NO_CALLS = "-";

    /**
     * One line.
     *
     * @param test the class
     * @param schedule in which it was found, counted from 1
     * @param calls to begin with, or a dash
     * @param message what was broken
     */
    record Entry(String test, int schedule, String calls, String message) {
        static Entry parse(String line) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 4 || !fields[1].matches("[1-9]\\d{0,8}")) {
                throw new IllegalArgumentException(
                        "a line of the corpus is a class, a number, calls or a dash, and a message, between tabs: "
                                + line);
            }
            return new Entry(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3]);
        }

        String line() {
            return String.join("\t", test, Integer.toString(schedule), calls, message.replaceAll("\\s+", " "));
        }
    }

    private final Optional<Path> file;
    private final List<Entry> entries;

    private Corpus(Optional<Path> file, List<Entry> entries) {
        this.file = file;
        this.entries = new ArrayList<>(entries);
    }

    /**
     * The file's; empty if there is none, and if there is no such file yet.
     *
     * @throws IllegalArgumentException if a line is none
     */
    static Corpus at(Optional<Path> file) {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return new Corpus(file, List.of());
        }
        try {
            List<Entry> entries = Files.readAllLines(file.get()).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::parse)
                    .toList();
            return new Corpus(file, entries);
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be read: " + file.get(), e);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    boolean has(String test) {
        return entries.stream().anyMatch(entry -> entry.test().equals(test));
    }

    /** How many interleavings of a check are enough to find again what was found; 0 if nothing was. */
    int schedules(String test) {
        return AGAIN
                * entries.stream()
                        .filter(entry -> entry.test().equals(test))
                        .mapToInt(Entry::schedule)
                        .max()
                        .orElse(0);
    }

    /** Adds what was found, unless the check is there with the same calls. */
    void add(String test, Exploration found) {
        String calls = found.calls() == null ? NO_CALLS : found.calls();
        boolean known = entries.stream()
                .anyMatch(entry -> entry.test().equals(test) && entry.calls().equals(calls));
        if (file.isEmpty() || known) {
            return;
        }
        Entry entry = new Entry(test, Math.max(1, found.schedules()), calls, found.message());
        entries.add(entry);
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            Files.writeString(file.get(), entry.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be written: " + file.get(), e);
        }
        System.out.println(
                "Added to " + file.get() + ", to be looked for first from now on (commit it): " + entry.line());
    }

    /** Writes the programs of races to begin with, for the search of generated ones. */
    KeptPrograms writePrograms(Path directory) {
        Path file = directory.resolve("programs.tsv");
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an older file cannot be deleted: " + file, e);
        }
        KeptPrograms programs = new KeptPrograms(file);
        entries.stream()
                .filter(entry -> RaceChecks.isGenerated(entry.test()))
                .forEach(entry -> programs.add(RaceChecks.className(entry.test()), entry.calls(), entry.message()));
        return programs;
    }

    /** Writes the calls to begin with, for the model checker. */
    Path writeCalls(Path directory) {
        try {
            return Files.write(
                    Files.createDirectories(directory).resolve("first.tsv"),
                    entries.stream()
                            .filter(entry -> !entry.calls().equals(NO_CALLS) && !RaceChecks.isOne(entry.test()))
                            .map(entry -> entry.test() + "\t" + entry.calls())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the calls to begin with cannot be written in " + directory, e);
        }
    }
}
