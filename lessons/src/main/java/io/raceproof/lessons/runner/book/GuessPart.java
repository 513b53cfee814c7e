package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.stress.report.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wrong answers of others: the reader guesses what is wrong with each, and then sees the reason. */
final class GuessPart {
    private static final Template TEMPLATE = Template.of(GuessPart.class, "guess.html");

    /** What the template shows. */
    private record Filled(int of, List<Guess> guesses) {}

    /** Which of the reasons is right is counted from 0; the code is HTML. */
    private record Guess(
            int number,
            String code,
            List<String> reasons,
            int right,
            String why,
            @Nullable String misconception,
            String verdicts,
            String command) {}

    private GuessPart() {}

    static Section of(Lesson lesson) {
        List<Guess> guesses = new ArrayList<>();
        for (Answer answer : lesson.wrongAnswers()) {
            List<String> reasons = lesson.reasonsBeside(answer);
            guesses.add(new Guess(
                    guesses.size() + 1,
                    Html.code(lesson.source(answer), "java"),
                    reasons,
                    reasons.indexOf(answer.why()),
                    answer.why(),
                    answer.misconception() == null
                            ? null
                            : lesson.misconceptions().get(answer.misconception()),
                    answer.verdicts().stream().sorted().collect(Collectors.joining(" or ")),
                    "raceproof wrong " + lesson.number() + " " + answer.name()));
        }
        return new Section("wrong", "Guess what is wrong", TEMPLATE.fill(new Filled(guesses.size(), guesses)), "");
    }
}
