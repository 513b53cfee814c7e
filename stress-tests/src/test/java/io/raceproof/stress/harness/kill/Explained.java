package io.raceproof.stress.harness.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why some mutants live: {@code explained.tsv}, a line for each, with its id, its status and the argument. */
final class Explained {
    /** What can be said of a mutant that no harness kills. */
    enum Status {
        /** It behaves as the original does, as far as the documentation promises anything. */
        EQUIVALENT("equivalent"),
        /** The memory model allows it to differ, this kind of processor does not. */
        NOT_OBSERVABLE("not-observable-on-x86"),
        /** It differs, in a way that needs no race to be seen: the executor's contract tests are for that. */
        CONTRACT_TESTS("contract-tests-only");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Status of(String word) {
            return Arrays.stream(values())
                    .filter(status -> status.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no status \"" + word + "\""));
        }
    }

    /**
     * One line.
     *
     * @param pattern a mutant's id; a star stands for anything
     * @param status what it is
     * @param argument why, in a sentence
     */
    record Entry(String pattern, Status status, String argument) {
        boolean covers(String mutant) {
            String regex =
                    Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return mutant.matches(regex);
        }
    }

    private final List<Entry> entries;

    Explained(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The file's. */
    static Explained read() {
        try (InputStream in =
                Objects.requireNonNull(Explained.class.getResourceAsStream("explained.tsv"), "no explained.tsv")) {
            return new Explained(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Explained::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one line. */
    static Entry parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3 || fields[2].isBlank()) {
            throw new IllegalArgumentException("an id, a status and an argument, between tabs: " + line);
        }
        return new Entry(fields[0], Status.of(fields[1]), fields[2]);
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> of(String mutant) {
        return entries.stream().filter(entry -> entry.covers(mutant)).findFirst();
    }
}
