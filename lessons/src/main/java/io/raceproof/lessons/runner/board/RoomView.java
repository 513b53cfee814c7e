package io.raceproof.lessons.runner.board;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Step;
import io.raceproof.lessons.runner.board.Card.Picture;
import io.raceproof.lessons.runner.board.Card.Work;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the instructor sees of the room; its JSON is what the board's page draws. Immutable.
 *
 * @param schema the version of this shape
 * @param lessons those that were begun, in their order
 * @param stuck the id of the lesson at which most learners are who have not solved it; empty if all have
 * @param learners by nickname
 */
public record RoomView(int schema, List<LessonView> lessons, String stuck, List<Learner> learners) {
    private static final int SCHEMA = 1;

    /** Keeps copies. */
    public RoomView {
        lessons = List.copyOf(lessons);
        learners = List.copyOf(learners);
    }

    /**
     * A lesson.
     *
     * @param predictedOnly learners who have not checked an answer
     * @param solved learners whose last check was HELD
     * @param steps the others, by the step that their last check ended with, most first
     * @param predictions of all who made one
     * @param predictors how many made one
     * @param mistake the one that is made most often now; null if there is none
     */
    public record LessonView(
            String id,
            String title,
            int predictedOnly,
            int solved,
            List<Count> steps,
            List<Prediction> predictions,
            int predictors,
            @Nullable Mistake mistake) {
        /** Keeps copies. */
        public LessonView {
            steps = List.copyOf(steps);
            predictions = List.copyOf(predictions);
        }

        /** Learners who have checked an answer that did not hold. */
        public int open() {
            return steps.stream().mapToInt(Count::learners).sum();
        }
    }

    /** So many learners. */
    public record Count(String what, int learners) {}

    /**
     * An outcome.
     *
     * @param predicted by so many learners
     * @param seen on the machines of so many of them
     */
    public record Prediction(String outcome, int predicted, int seen) {}

    /**
     * A mistake.
     *
     * @param picture its interleaving, on the machine of one who makes it
     */
    public record Mistake(
            String sentence,
            String step,
            int learners,
            @Nullable Picture picture) {}

    /**
     * A learner.
     *
     * @param lesson the last one that they have begun, for people; empty if none
     * @param verdict of their last check there; empty if there was none
     * @param solved how many lessons
     */
    public record Learner(String nickname, String lesson, String verdict, int solved) {}

    /** Sums up cards. */
    public static RoomView of(List<Card> cards, List<Lesson> lessons) {
        List<LessonView> views = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Work> works = cards.stream()
                    .map(card -> card.lessons().get(lesson.id()))
                    .filter(Objects::nonNull)
                    .toList();
            if (!works.isEmpty()) {
                views.add(view(lesson, works));
            }
        }
        String stuck = views.stream()
                .filter(view -> view.open() > 0)
                .max(Comparator.comparingInt(LessonView::open))
                .map(LessonView::id)
                .orElse("");
        return new RoomView(
                SCHEMA,
                views,
                stuck,
                cards.stream().map(card -> learner(card, lessons)).toList());
    }

    private static LessonView view(Lesson lesson, List<Work> works) {
        List<Work> predictors =
                works.stream().filter(work -> !work.predicted().isEmpty()).toList();
        List<Prediction> predictions = predictors.isEmpty()
                ? List.of()
                : lesson.outcomes().entrySet().stream()
                        .map(outcome -> new Prediction(
                                outcome.getValue(),
                                count(predictors, work -> work.predicted().contains(outcome.getKey())),
                                count(predictors, work -> work.seen().contains(outcome.getKey()))))
                        .toList();
        return new LessonView(
                lesson.id(),
                lesson.title(),
                count(works, work -> work.verdict() == null),
                count(works, work -> work.verdict() == Verdict.HELD),
                steps(works),
                predictions,
                predictors.size(),
                mistake(works).orElse(null));
    }

    private static int count(List<Work> works, Predicate<Work> counted) {
        return (int) works.stream().filter(counted).count();
    }

    private static List<Count> steps(List<Work> works) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            int broken = count(works, work -> work.verdict() == Verdict.BROKEN && work.step() == step);
            if (broken > 0) {
                counts.put(step.words(), broken);
            }
        }
        int undecided =
                count(works, work -> work.verdict() == Verdict.INCONCLUSIVE || work.verdict() == Verdict.ENVIRONMENT);
        if (undecided > 0) {
            counts.put("undecided", undecided);
        }
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Count::learners).reversed())
                .toList();
    }

    /** What the compiler says is no mistake about threads, and differs from one to the next. */
    private static Optional<Mistake> mistake(List<Work> works) {
        Map<String, List<Work>> same = new LinkedHashMap<>();
        works.stream()
                .filter(work -> work.verdict() == Verdict.BROKEN
                        && work.step() != null
                        && work.step() != Step.COMPILE
                        && !work.mistake().isEmpty())
                .forEach(work -> same.computeIfAbsent(work.step() + " " + work.mistake(), key -> new ArrayList<>())
                        .add(work));
        return same.values().stream()
                .max(Comparator.<List<Work>>comparingInt(List::size)
                        .thenComparing(group -> group.stream().anyMatch(work -> work.picture() != null)))
                .map(RoomView::mistakeOf);
    }

    private static Mistake mistakeOf(List<Work> same) {
        Work first = same.get(0);
        Picture picture = same.stream()
                .map(Work::picture)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Mistake(
                first.mistake(), first.step() == null ? "" : first.step().words(), same.size(), picture);
    }

    private static Learner learner(Card card, List<Lesson> lessons) {
        Lesson last = null;
        for (Lesson lesson : lessons) {
            last = card.lessons().containsKey(lesson.id()) ? lesson : last;
        }
        Work work = last == null ? Work.NONE : card.lessons().getOrDefault(last.id(), Work.NONE);
        Verdict verdict = work.verdict();
        return new Learner(
                card.nickname(),
                last == null ? "" : last.number(),
                verdict == null ? "" : verdict.name(),
                count(List.copyOf(card.lessons().values()), one -> one.verdict() == Verdict.HELD));
    }
}
