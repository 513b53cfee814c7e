package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.CondensedTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a drawing must show: rows in this order, perhaps with others between them, and how it ends. Threads have letters,
 * since it is the model checker that decides which actor is which. Immutable.
 */
final class Drawing {
    /** A row: whose, the source text of its line, and what is said in it. */
    private record Wanted(String who, String source, List<String> says) {}

    /** A sentence of the ending: whose, and words of it. */
    private record Stuck(String who, List<String> says) {}

    private final String sentence;
    private final List<Wanted> rows = new ArrayList<>();
    private final List<Stuck> stuck = new ArrayList<>();
    private final Map<String, String> state = new HashMap<>();
    private boolean cycle;

    private Drawing(String sentence) {
        this.sentence = sentence;
    }

    /** Of what happens, in a sentence for people. */
    static Drawing that(String sentence) {
        return new Drawing(sentence);
    }

    /** Then a thread is on a line with this text, and the row says all this. */
    Drawing row(String who, String source, String... says) {
        rows.add(new Wanted(who, source, List.of(says)));
        return this;
    }

    /** In the end a thread waits forever, and its sentence has these words; a letter in braces is a thread. */
    Drawing stuck(String who, String... says) {
        stuck.add(new Stuck(who, List.of(says)));
        return this;
    }

    /** The threads that wait are a cycle. */
    Drawing cycle() {
        cycle = true;
        return this;
    }

    /** In the end a field has this value. */
    Drawing state(String field, String value) {
        state.put(field, value);
        return this;
    }

    String sentence() {
        return sentence;
    }

    /**
     * What is missing; empty if the drawing shows it all.
     *
     * @param source the lines of the file that the rows are in
     */
    Optional<String> missing(CondensedTrace story, List<String> source) {
        if (story.rows().isEmpty()) {
            return Optional.of("no row");
        }
        List<String> missing = new ArrayList<>();
        assignments(story, letters()).stream()
                .map(who -> missingFor(who, story, source))
                .forEach(missing::add);
        return missing.contains("")
                ? Optional.empty()
                : missing.stream().distinct().reduce((a, b) -> a + "; or " + b);
    }

    private List<String> letters() {
        Set<String> letters = new LinkedHashSet<>();
        rows.forEach(row -> letters.add(row.who()));
        stuck.forEach(one -> letters.add(one.who()));
        return List.copyOf(letters);
    }

    /** All ways to give the letters threads, each another. */
    private static List<Map<String, Integer>> assignments(CondensedTrace story, List<String> letters) {
        List<Map<String, Integer>> found = new ArrayList<>(List.of(Map.of()));
        for (String letter : letters) {
            List<Map<String, Integer>> longer = new ArrayList<>();
            for (Map<String, Integer> before : found) {
                IntStream.range(1, story.threads().size())
                        .filter(thread -> !before.containsValue(thread))
                        .forEach(thread -> {
                            Map<String, Integer> after = new HashMap<>(before);
                            after.put(letter, thread);
                            longer.add(after);
                        });
            }
            found = longer;
        }
        return found;
    }

    /** What is missing if these are the threads; empty if nothing is. */
    private String missingFor(Map<String, Integer> who, CondensedTrace story, List<String> source) {
        int at = 0;
        for (Wanted wanted : rows) {
            Predicate<CondensedTrace.Row> matches = row -> matches(row, wanted, who, source);
            while (at < story.rows().size() && !matches.test(story.rows().get(at))) {
                at++;
            }
            if (at == story.rows().size()) {
                return who + ": no row " + wanted;
            }
            at++;
        }
        for (Stuck one : stuck) {
            List<String> words =
                    one.says().stream().map(word -> named(word, who, story)).toList();
            boolean told = story.ending().stuck().stream()
                    .filter(stuckThread -> who.getOrDefault(one.who(), -1) == stuckThread.thread())
                    .map(stuckThread -> stuckThread.sentence(story.threads()))
                    .anyMatch(told1 -> words.stream().allMatch(told1::contains));
            if (!told) {
                return who + ": no sentence of " + one.who() + " with " + words;
            }
        }
        if (cycle && story.ending().cycle().size() < 2) {
            return "no cycle";
        }
        Map<String, String> last = new HashMap<>();
        story.rows().get(story.rows().size() - 1).fields().forEach(field -> last.put(field.name(), field.value()));
        return state.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(last.get(entry.getKey())))
                .map(entry -> "no state " + entry + " in " + last)
                .findFirst()
                .orElse("");
    }

    private static String named(String word, Map<String, Integer> who, CondensedTrace story) {
        String named = word;
        for (Map.Entry<String, Integer> entry : who.entrySet()) {
            named = named.replace("{" + entry.getKey() + "}", story.threads().get(entry.getValue()));
        }
        return named;
    }

    private static boolean matches(
            CondensedTrace.Row row, Wanted wanted, Map<String, Integer> who, List<String> source) {
        int line = row.location().line();
        String text = line > 0 && line <= source.size() ? source.get(line - 1) : "";
        String said = row.action() + "; " + String.join("; ", row.details());
        return who.getOrDefault(wanted.who(), -1) == row.thread()
                && text.contains(wanted.source())
                && wanted.says().stream().allMatch(said::contains);
    }
}
