package io.raceproof.lessons;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.LensKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lesson shows, a broken version of some code and versions that are fixed, and what the learner is to mend: the data of
 * its {@code lesson.yaml}, and its {@linkplain LessonFolder folder}. Immutable.
 *
 * @param folder where all of it is
 * @param name the title without the number
 * @param part of the curriculum: 1, 2 or 3
 * @param story what the code is for, in a sentence or two
 * @param goal what is to hold in the end, in one sentence
 * @param labName the simple name of the class of its lab
 * @param starter the simple name of the learner's class
 * @param versions the broken ones first; empty only where a lab measures
 * @param outcomes what the names that its races give to outcomes mean, in the order in which they are shown
 * @param evidence what each lens is expected to say of the first broken version: whether it is caught
 * @param misconceptions by their keys: what the learner may have thought, in one kind sentence
 * @param terms that its text explains
 * @param solutions how many ways to mend it the exercise asks for
 * @param answers right ones, the recommended one first, and wrong ones
 */
public record Lesson(
        LessonFolder folder,
        String name,
        int part,
        String story,
        String goal,
        String labName,
        String starter,
        List<Version> versions,
        Map<String, String> outcomes,
        Map<LensKind, Boolean> evidence,
        Map<String, String> misconceptions,
        List<String> terms,
        int solutions,
        List<Answer> answers) {
    private static final int OTHER_REASONS = 3;

    /** Keeps copies. */
    public Lesson {
        versions = List.copyOf(versions);
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        evidence = Map.copyOf(evidence);
        misconceptions = Collections.unmodifiableMap(new LinkedHashMap<>(misconceptions));
        terms = List.copyOf(terms);
        answers = List.copyOf(answers);
    }

    /**
     * One version.
     *
     * @param name the simple name of its class, and its subject's in the races
     * @param isBroken whether it must be caught
     * @param what it does about sharing, in a few words
     */
    public record Version(String name, boolean isBroken, String what) {}

    /**
     * An answer that the lesson brings along.
     *
     * @param name its style: answers/NAME.java
     * @param isRight whether the grader is to accept it
     * @param jdk the first JDK on which it compiles
     * @param verdicts the steps one of which is to reject it; empty if it is right
     * @param misconception the key of the one that is to be told; null if none is
     * @param why it is wrong, or what is good about it and what it costs
     */
    public record Answer(
            String name,
            boolean isRight,
            int jdk,
            Set<String> verdicts,
            @Nullable String misconception,
            String why) {
        /** Keeps a copy. */
        public Answer {
            verdicts = Set.copyOf(verdicts);
        }

        /** Whether this JDK can compile it. */
        public boolean isForThisJdk() {
            return Runtime.version().feature() >= jdk;
        }
    }

    /** Short and stable: "lesson01". */
    public String id() {
        return folder.id();
    }

    /** How a learner calls it: "1" for lesson01. */
    public String number() {
        return id().replaceFirst("^lesson0?", "");
    }

    /** For people. */
    public String title() {
        return "Lesson " + number() + ": " + name;
    }

    /** The learner's class, with its package. */
    public String className() {
        return classNameOf(starter);
    }

    /** "BoxOffice.java". */
    public String fileName() {
        return starter + ".java";
    }

    /** A class of the lesson, with its package. */
    public String classNameOf(String simpleName) {
        return folder.packageName() + "." + simpleName;
    }

    /** Makes the lab. */
    public Lab lab() {
        return Lab.load(classNameOf(labName));
    }

    /** What a lens is expected to say of the first broken version: true if it is caught, null if nothing is expected. */
    public @Nullable Boolean isCaughtBy(LensKind lens) {
        return evidence.get(lens);
    }

    /** What an outcome is called for people: the sentence for its name, or all of it. */
    public String describe(String outcome) {
        return outcomes.getOrDefault(outcome, outcome);
    }

    /** What a tool says, with the outcome's name at its beginning replaced by what it means. */
    public String tell(String message) {
        return outcomes.entrySet().stream()
                .filter(outcome -> message.equals(outcome.getKey())
                        || message.startsWith(outcome.getKey() + " (")
                        || message.startsWith(outcome.getKey() + ", ")
                        || message.startsWith(outcome.getKey() + ": "))
                .max(Comparator.comparingInt(outcome -> outcome.getKey().length()))
                .map(outcome ->
                        outcome.getValue() + message.substring(outcome.getKey().length()))
                .orElse(message);
    }

    /** The text in Markdown, with the outcomes to predict. */
    public String text() {
        List<String> boxes = new ArrayList<>();
        outcomes.values().forEach(outcome -> boxes.add("- [ ] " + outcome));
        return folder.read(LessonFolder.TEXT).replace(LessonFolder.OUTCOMES, String.join("\n", boxes));
    }

    /** What the text has below this heading, in Markdown; empty if it has no such heading. */
    public String section(String heading) {
        return Markdown.of(text()).sections().stream()
                .filter(section -> section.lines().findFirst().orElse("").equals(heading))
                .map(section -> section.substring(heading.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** What the learner starts from. */
    public String starterSource() {
        return folder.read(fileName());
    }

    /** The source of an answer. */
    public String source(Answer answer) {
        return folder.read(LessonFolder.answer(answer.name()));
    }

    /** The right answers, the recommended one first. */
    public List<Answer> rightAnswers() {
        return answers.stream().filter(Answer::isRight).toList();
    }

    /** The wrong answers. */
    public List<Answer> wrongAnswers() {
        return answers.stream().filter(answer -> !answer.isRight()).toList();
    }

    /**
     * What can be guessed of a wrong answer: its own reason and those of others, in an order that does not tell, and that is the same
     * each time.
     */
    public List<String> reasonsBeside(Answer answer) {
        Random random = new Random(answer.name().hashCode());
        List<String> others = new ArrayList<>(wrongAnswers().stream()
                .map(Answer::why)
                .filter(why -> !why.equals(answer.why()))
                .distinct()
                .toList());
        Collections.shuffle(others, random);
        List<String> reasons = new ArrayList<>(others.subList(0, Math.min(OTHER_REASONS, others.size())));
        reasons.add(random.nextInt(reasons.size() + 1), answer.why());
        return reasons;
    }
}
