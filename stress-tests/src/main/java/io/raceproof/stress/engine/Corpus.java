package io.raceproof.stress.engine;

import io.raceproof.stress.files.JsonLines;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.FirstCalls;
import io.raceproof.stress.race.KeptPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Lincheck has found once: from then on it is looked for first, from the pr tier on, and long enough to find it
 * again. A file of {@linkplain JsonLines JSON Lines}, which stands beside the sources: commit what is added to it. For one
 * thread.
 */
final class Corpus {
    /** The order of interleavings changes with the code: look twice as long. */
    private static final int AGAIN = 2;

    private static final String NO_CALLS = "-";

    private static final JsonLines<Entry> FORMAT = new JsonLines<>("corpus", Entry.class);

    /**
     * What was found.
     *
     * @param test the class
     * @param schedule in which it was found, counted from 1
     * @param calls to begin with, of {@code Histories}, or a program that was generated from a race's operations; else a dash
     * @param message what was broken
     */
    record Entry(String test, int schedule, String calls, String message) {}

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
        if (file.isEmpty()) {
            return new Corpus(file, List.of());
        }
        List<Entry> entries = FORMAT.readAppended(file.get());
        for (Entry entry : entries) {
            if (entry.schedule() < 1) {
                throw new IllegalArgumentException(
                        file.get() + ": the schedule of " + entry.test() + " must be 1 or more: " + entry.schedule());
            }
        }
        return new Corpus(file, entries);
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
        Entry entry = new Entry(
                test, Math.max(1, found.schedules()), calls, found.message().replaceAll("\\s+", " "));
        entries.add(entry);
        FORMAT.append(file.get(), entry);
        System.out.println("Added to " + file.get() + ", to be looked for first from now on (commit it): "
                + entry.test() + ", " + entry.message());
    }

    /** Writes the programs of races to begin with, for the search of generated ones. */
    KeptPrograms writePrograms(Path directory) {
        KeptPrograms programs = new KeptPrograms(fresh(directory.resolve("programs.jsonl")));
        entries.stream()
                .filter(entry -> RaceChecks.isGenerated(entry.test()))
                .forEach(entry -> programs.add(RaceChecks.className(entry.test()), entry.calls(), entry.message()));
        return programs;
    }

    /** Writes the calls to begin with, for the model checker. */
    Path writeCalls(Path directory) {
        Path file = fresh(directory.resolve("first.jsonl"));
        entries.stream()
                .filter(entry -> !entry.calls().equals(NO_CALLS) && !RaceChecks.isOne(entry.test()))
                .forEach(entry -> FirstCalls.FILE.append(file, new FirstCalls(entry.test(), entry.calls())));
        return file;
    }

    private static Path fresh(Path file) {
        try {
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("an older file cannot be deleted: " + file, e);
        }
    }
}
