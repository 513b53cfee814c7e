package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.ResourceLines;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why some mutants live: {@code explained.tsv}, a line for each, with its id, its status, the argument, maybe a test. */
final class Explained {
    private static final Pattern TEST = Pattern.compile("[\\w$]+\\.\\w+");

    /** What can be said of a mutant that no harness kills. */
    enum Status {
        /** It behaves as the original does, as far as the documentation promises anything. */
        EQUIVALENT("equivalent"),
        /** The memory model allows it to differ, this kind of processor does not. */
        NOT_OBSERVABLE("not-observable-on-x86"),
        /** It differs, in a way that needs no race to be seen: one of the executor's own tests sees it at each run. */
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
     * @param test of contract-tests-only: the executor's test that sees it, as Class.method
     */
    record Entry(
            String pattern,
            Status status,
            String argument,
            @Nullable String test) {
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
        return new Explained(ResourceLines.read(Explained.class, "explained.tsv").stream()
                .map(Explained::parse)
                .toList());
    }

    /** Reads one line. */
    static Entry parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 3 || fields[2].isBlank()) {
            throw new IllegalArgumentException("an id, a status and an argument, between tabs: " + line);
        }
        Status status = Status.of(fields[1]);
        String test = fields.length == 4 && TEST.matcher(fields[3]).matches() ? fields[3] : null;
        if ((status == Status.CONTRACT_TESTS) != (test != null) || fields.length > 4) {
            throw new IllegalArgumentException(
                    "contract-tests-only, and that alone, names a test, Class.method: " + line);
        }
        return new Entry(fields[0], status, fields[2], test);
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> of(String mutant) {
        return entries.stream().filter(entry -> entry.covers(mutant)).findFirst();
    }
}
