package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.runner.sheets.Ansi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instructor's guide to a workshop, in Markdown, made from the lessons: the agenda minute by minute, what to cut when it gets
 * late, and for each lesson the wrong answers to expect, each with the question to ask.
 */
final class Guide {
    private static final int WRONG_ANSWERS = 5;
    private static final int WELCOME = 4;
    private static final int LAST_WORDS = 5;
    private static final int BREAK = 15;
    private static final int LUNCH = 60;

    /** So many lessons of two days are on the first. */
    private static final int FIRST_DAY = 8;

    /** A workshop. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are
    enum Format {
        /** One and a half hours. */
        NINETY("90", "90 minutes", List.of(1, 2, 8), new Pace(5, 5, 13, 4), List.of(), List.of()),
        /** Half a day. */
        HALF("half", "half a day", List.of(1, 2, 3, 4, 5, 7), new Pace(5, 6, 18, 5), List.of(3), List.of()),
        /** One day: a break, lunch, a break. */
        DAY(
                "day",
                "one day",
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                new Pace(5, 6, 17, 5),
                List.of(3, 9),
                List.of(6)),
        /** Two days: the same each, with the parts of the pool on the second. */
        TWO(
                "two",
                "two days",
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
                new Pace(6, 8, 26, 8),
                List.of(2, 6, 10, 14),
                List.of(4, 12));

        private final String argument;
        private final String words;
        private final List<Integer> lessons;
        private final Pace pace;
        private final List<Integer> breaksAfter;
        private final List<Integer> lunchAfter;

        Format(
                String argument,
                String words,
                List<Integer> lessons,
                Pace pace,
                List<Integer> breaksAfter,
                List<Integer> lunchAfter) {
            this.argument = argument;
            this.words = words;
            this.lessons = lessons;
            this.pace = pace;
            this.breaksAfter = breaksAfter;
            this.lunchAfter = lunchAfter;
        }

        /** The one that an argument names, in either case. */
        static Optional<Format> of(String argument) {
            return Arrays.stream(values())
                    .filter(format -> format.argument.equalsIgnoreCase(argument))
                    .findFirst();
        }
    }

    /** Minutes for the parts of a lesson. */
    private record Pace(int story, int show, int exercise, int talk) {}

    /**
     * A row of the agenda.
     *
     * @param start in minutes from the beginning
     * @param minutes how long
     * @param what to do
     */
    record Row(int start, int minutes, String what) {}

    private final Format format;
    private final List<Lesson> lessons;

    /**
     * Of a format.
     *
     * @param all lessons that there are; those of the format that are missing are left out
     */
    Guide(Format format, List<Lesson> all) {
        this.format = format;
        Map<String, Lesson> byNumber = new LinkedHashMap<>();
        all.forEach(lesson -> byNumber.put(lesson.number(), lesson));
        this.lessons = format.lessons.stream()
                .map(number -> byNumber.get(Integer.toString(number)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The agenda, without gaps. */
    List<Row> agenda() {
        List<Row> rows = new ArrayList<>();
        add(rows, WELCOME, "welcome; all have run `raceproof doctor`, and join the board (`join ADDRESS CODE`)");
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            String n = lesson.number();
            add(
                    rows,
                    format.pace.story,
                    lesson.title() + ": the story (`present " + n + "`), and each predicts (`predict " + n
                            + "`); the board shows what the room expects");
            add(rows, format.pace.show, "what happens, lens by lens (`demo " + n + "`)");
            add(
                    rows,
                    format.pace.exercise,
                    "exercise: each on their own (`watch " + n + "`); the board shows who is stuck where; hints before"
                            + " help");
            add(
                    rows,
                    format.pace.talk,
                    "the commonest mistake on the board, wrong answers together (`wrong " + n + "`), then `solution "
                            + n + "`");
            pause(rows, i + 1);
        }
        add(rows, LAST_WORDS, "what the tools cannot see; where to go on alone");
        return rows;
    }

    private void pause(List<Row> rows, int done) {
        if (done == lessons.size()) {
            return;
        }
        if (format.breaksAfter.contains(done)) {
            add(rows, BREAK, "break");
        } else if (format.lunchAfter.contains(done)) {
            add(rows, LUNCH, "lunch");
        } else if (format == Format.TWO && done == FIRST_DAY) {
            add(rows, 0, "the end of the first day");
        }
    }

    private static void add(List<Row> rows, int minutes, String what) {
        Row last = rows.isEmpty() ? new Row(0, 0, "") : rows.get(rows.size() - 1);
        rows.add(new Row(last.start() + last.minutes(), minutes, what));
    }

    /** All of it. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# Instructor's guide: ").append(format.words).append("\n\n## Before the day\n\n");
        for (String line : List.of(
                "Write the bundle (`raceproof bundle`) on sticks, or mail it: it needs a JDK, no network, no rights.",
                "Ask everybody to run `raceproof doctor --json` on their machine and to mail what it prints.",
                "Run `demo` of each lesson below on the machine with the projector, plugged in, other programs closed.",
                "Print slides and handouts (`raceproof print`), and look at `present 1 --browser` on the projector.",
                "Start `raceproof board --serve --address` with this machine's address in the room's network, and join it from"
                        + " another machine. No network: the learners put cards on a stick (`card FOLDER`), `board FOLDER` sums"
                        + " them up.",
                "Run `prove --sample 1` there: all must be judged as they should be.")) {
            text.append("- [ ] ").append(line).append('\n');
        }
        text.append("\n## Agenda\n\n| from | minutes | |\n|---|---|---|\n");
        for (Row row : agenda()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d:%02d | %d | %s |%n",
                    row.start() / 60,
                    row.start() % 60,
                    row.minutes(),
                    row.what()));
        }
        text.append(
                        "\nWhen it gets late, cut in this order: the lenses of the fixed versions, the talk about wrong answers, the")
                .append(" prediction. Never the exercise. Who falls behind: `raceproof catch-up N`.\n");
        lessons.forEach(lesson -> add(text, lesson));
        return text.toString();
    }

    private static void add(StringBuilder text, Lesson lesson) {
        text.append("\n## ")
                .append(lesson.title())
                .append("\n\nGoal of the exercise: ")
                .append(lesson.goal())
                .append(".\n");
        text.append("\nThe question to ask first: ")
                .append(firstHint(lesson))
                .append("\n\n| wrong answer to expect | what is wrong with it | say |\n|---|---|---|\n");
        lesson.wrongAnswers().stream()
                .sorted((a, b) -> Boolean.compare(a.misconception() == null, b.misconception() == null))
                .limit(WRONG_ANSWERS)
                .forEach(answer -> text.append(row(lesson, answer)));
        Recording.of(lesson).ifPresent(recording -> add(text, lesson, recording));
    }

    /** What the lenses saw of the broken versions, for a day when they see nothing. */
    private static void add(StringBuilder text, Lesson lesson, Recording recording) {
        text.append("\nIf the live race hides, `present ")
                .append(lesson.number())
                .append("` shows this run with the key r:\n\n```text\n")
                .append(recording.mark(lesson))
                .append('\n');
        Set<String> broken = lesson.versions().stream()
                .filter(Lesson.Version::isBroken)
                .map(Lesson.Version::name)
                .collect(Collectors.toSet());
        Ansi.plain(recording.slides()).stream()
                .filter(slide -> !slide.isEmpty() && broken.contains(slide.get(0)))
                .forEach(slide -> text.append('\n')
                        .append(String.join("\n", slide).strip())
                        .append('\n'));
        text.append("```\n");
    }

    private static String row(Lesson lesson, Answer answer) {
        String say = answer.misconception() == null
                ? "`trace " + lesson.number() + "`: who does what between these two lines?"
                : lesson.misconceptions().getOrDefault(answer.misconception(), "");
        return "| " + answer.name().replace('_', ' ') + " | " + cell(answer.why()) + " | " + cell(say) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static String firstHint(Lesson lesson) {
        List<String> hints = lesson.folder().hints();
        return hints.isEmpty()
                ? ""
                : hints.get(0)
                        .lines()
                        .skip(1) // its heading
                        .filter(line -> !line.isBlank())
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
    }
}
