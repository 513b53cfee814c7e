package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Markdown;
import io.raceproof.lessons.grading.Races;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.ImpossibleOutcomes;
import io.raceproof.stress.race.StressEvidence;
import io.raceproof.stress.race.StressLens;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lets the learner tick outcomes before the machine shows them. */
final class Prediction {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int USAGE = 64;

    /** One for all lines: it reads ahead. */
    private static final BufferedReader STANDARD_INPUT =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    /**
     * What can be ticked.
     *
     * @param id the outcome's; empty if it is none that is counted
     */
    private record Choice(String id, String description) {}

    private final Lesson lesson;
    private final Terminal terminal;
    private final Path directory;

    /** What the learner types, as a line. */
    interface Input {
        /** Waits for a line; null at the end of the input. */
        @Nullable
        String line() throws IOException, InterruptedException;
    }

    /** Standard input. */
    static @Nullable String lineOfProcess() throws IOException {
        return STANDARD_INPUT.readLine();
    }

    /** Who is told of what was predicted, and what then came out: the outcomes' names. */
    interface Listener {
        /** Both, when they are known. */
        void predicted(List<String> predicted, List<String> seen) throws IOException, InterruptedException;
    }

    private final Input input;
    private final Listener listener;

    Prediction(Lesson lesson, Terminal terminal, Path directory, Input input, Listener listener) {
        this.input = input;
        this.listener = listener;
        this.lesson = lesson;
        this.terminal = terminal;
        this.directory = directory;
    }

    int run() throws IOException, InterruptedException {
        List<RaceUse> races = lesson.lab().races(Look.STRESS);
        List<Choice> choices = choices();
        if (choices.isEmpty()) {
            terminal.wrapped("", "There is nothing to tick in this lesson. Run: read " + lesson.number());
            return Verdict.HELD.exitCode();
        }
        terminal.line();
        question(choices).forEach(terminal::line);
        terminal.line();
        terminal.line("Type their numbers, then Enter:");
        Set<Integer> ticked = ticked(choices.size());
        if (ticked.isEmpty()) {
            terminal.wrapped("", "Nothing was predicted, so nothing is tried.");
            return USAGE;
        }
        List<String> predicted = ids(choices, ticked);
        return races.isEmpty() || lesson.outcomes().isEmpty()
                ? keepInMind(predicted)
                : count(Races.control(races.get(0)), choices, predicted);
    }

    private int keepInMind(List<String> predicted) throws IOException, InterruptedException {
        terminal.wrapped("", "Keep that in mind: what happens shows which of them come. Run: demo " + lesson.number());
        if (!predicted.isEmpty()) {
            listener.predicted(predicted, List.of());
        }
        return Verdict.HELD.exitCode();
    }

    private int count(Trial broken, List<Choice> choices, List<String> predicted)
            throws IOException, InterruptedException {
        StressTable table = Progress.during(terminal, "trying", () -> look(broken));
        if (table.samples() == 0) {
            terminal.wrapped("", "ENVIRONMENT: " + String.join(" ", table.trouble()));
            return Verdict.ENVIRONMENT.exitCode();
        }
        List<Choice> counted =
                choices.stream().filter(choice -> !choice.id().isEmpty()).toList();
        show(broken, counted, predicted, table);
        List<Choice> seen =
                counted.stream().filter(choice -> count(choice, table) > 0).toList();
        zeros(broken, counted.stream().filter(choice -> !seen.contains(choice)).toList());
        if (counted.size() < choices.size()) {
            terminal.wrapped("", "No machine counts the others: what happens shows them. Run: demo " + lesson.number());
        }
        listener.predicted(predicted, seen.stream().map(Choice::id).toList());
        return Verdict.HELD.exitCode();
    }

    /** What can be ticked, in the order of the lesson's text. */
    private List<Choice> choices() {
        Map<String, String> ids = new HashMap<>();
        lesson.outcomes().forEach((id, description) -> ids.put(description, id));
        return Markdown.of(lesson.section(LessonFolder.PREDICT)).paragraphs().stream()
                .filter(Markdown.Flow::isOpenTask)
                .map(task -> new Choice(ids.getOrDefault(task.text(), ""), task.text()))
                .toList();
    }

    /** The part of the text, with a number before each that can be ticked. */
    private List<String> question(List<Choice> choices) {
        String question = lesson.section(LessonFolder.PREDICT);
        for (int number = 1; number <= choices.size(); number++) {
            question = question.replaceFirst("[-*+] \\[ ] ", number + ". ");
        }
        return Prose.of(question, terminal);
    }

    private static List<String> ids(List<Choice> choices, Set<Integer> numbers) {
        return numbers.stream()
                .map(number -> choices.get(number - 1).id())
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private StressTable look(Trial broken) throws InterruptedException {
        return ((StressEvidence) new StressLens(Budget.SMOKE, LIMIT)
                        .look(List.of(broken), JvmSettings.SAME, directory.resolve("predict"))
                        .get(0))
                .table();
    }

    /** Asks until the numbers make sense; empty at the end of the input. */
    private Set<Integer> ticked(int most) throws IOException, InterruptedException {
        for (String line = input.line(); line != null; line = input.line()) {
            Set<Integer> numbers = new TreeSet<>();
            String mistake = numbers(line, most, numbers);
            if (mistake.isEmpty()) {
                return numbers;
            }
            terminal.wrapped("", mistake);
        }
        return Set.of();
    }

    /** Adds the numbers of a line; returns what is wrong with it, in a sentence. */
    private static String numbers(String line, int most, Set<Integer> numbers) {
        String range = "numbers from 1 to " + most + ", with spaces between them, then Enter";
        for (String word : line.strip().split("[ ,;]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int number = word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 0;
            if (number < 1 || number > most) {
                return "\"" + word + "\" is none of them. Type " + range + ".";
            }
            numbers.add(number);
        }
        return numbers.isEmpty() ? "Something must come out. Type " + range + "." : "";
    }

    private void show(Trial broken, List<Choice> counted, List<String> predicted, StressTable table) {
        int right = 0;
        for (Choice choice : counted) {
            long count = count(choice, table);
            boolean expected = predicted.contains(choice.id());
            right += expected == count > 0 ? 1 : 0;
            String mark = count > 0 ? (expected ? "predicted" : "missed") : (expected ? "not seen" : "");
            Terminal.hanging(
                            String.format(Locale.ROOT, "%,12d  %-9s  ", count, mark),
                            choice.description(),
                            terminal.width())
                    .forEach(terminal::line);
        }
        terminal.wrapped(
                "",
                String.format(
                        Locale.ROOT,
                        "%d of %d right, in %,d samples of %s",
                        right,
                        counted.size(),
                        table.samples(),
                        broken.subject()));
    }

    private static long count(Choice choice, StressTable table) {
        return table.outcomes().stream()
                .filter(outcome -> outcome.id().equals(choice.id()))
                .mapToLong(StressTable.Outcome::count)
                .sum();
    }

    /** A zero is a count on this machine; whether there could be another one, other tools say. */
    private void zeros(Trial broken, List<Choice> notSeen) throws InterruptedException {
        if (notSeen.isEmpty()) {
            return;
        }
        List<String> names = notSeen.stream().map(Choice::id).toList();
        List<String> impossible = Progress.during(
                terminal,
                "looking whether what was not seen can happen",
                () -> ImpossibleOutcomes.of(broken, names, LIMIT, directory.resolve("zeros")));
        for (Choice choice : notSeen) {
            terminal.wrapped(
                    "",
                    impossible.contains(choice.id())
                            ? "Impossible, as no order of steps gives it and there is no data race (JLS 17.4.5): "
                                    + choice.description() + "."
                            : "Not seen here, and nothing shows that it cannot happen: " + choice.description() + ".");
        }
    }
}
