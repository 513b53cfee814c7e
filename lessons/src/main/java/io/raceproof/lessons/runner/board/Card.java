package io.raceproof.lessons.runner.board;

import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a learner shows of their work, and all of it: no source, no names of files or machines. Immutable.
 *
 * @param schema the version of this shape, which {@link Cards} writes as JSON
 * @param nickname as the learner wants to be called
 * @param lessons by their ids, those that were begun
 */
public record Card(int schema, String nickname, Map<String, Work> lessons) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;

    static final int MOST_ROWS = 8;

    /** Keeps a copy. */
    public Card {
        lessons = Collections.unmodifiableMap(new TreeMap<>(lessons));
    }

    /** Of a learner who has begun nothing. */
    public static Card of(String nickname) {
        return new Card(SCHEMA, nickname, Map.of());
    }

    /**
     * Work on one lesson.
     *
     * @param verdict of the last check; null if there was none
     * @param step the last one that was run
     * @param mistake if it was red, what is wrong, in a sentence; else empty
     * @param picture the interleaving, if one was found
     * @param predicted the names of the outcomes that were expected
     * @param seen the names of those that then came out
     */
    public record Work(
            @Nullable Verdict verdict,
            @Nullable Step step,
            String mistake,
            @Nullable Picture picture,
            List<String> predicted,
            List<String> seen) {
        /** Nothing yet. */
        static final Work NONE = new Work(null, null, "", null, List.of(), List.of());

        /** Keeps copies. */
        public Work {
            predicted = List.copyOf(predicted);
            seen = List.copyOf(seen);
        }
    }

    /**
     * An interleaving in a few rows.
     *
     * @param threads their names
     * @param rows in order
     * @param ending which threads wait forever, a sentence each
     */
    public record Picture(List<String> threads, List<Row> rows, List<String> ending) {
        /** Keeps copies. */
        public Picture {
            threads = List.copyOf(threads);
            rows = List.copyOf(rows);
            ending = List.copyOf(ending);
        }

        static Picture of(CondensedTrace story) {
            CondensedTrace brief = story.brief(MOST_ROWS);
            return new Picture(
                    brief.threads(),
                    brief.rows().stream()
                            .map(row -> new Row(
                                    row.thread(),
                                    "line " + row.location().line() + "  " + row.action(),
                                    String.join("; ", row.details())))
                            .toList(),
                    brief.ending().stuck().stream()
                            .map(stuck -> stuck.sentence(brief.threads()))
                            .toList());
        }
    }

    /**
     * One thread on one line.
     *
     * @param thread an index into the threads
     * @param text the line's number, and what it does
     * @param details what that does to what is shared
     */
    public record Row(int thread, String text, String details) {}

    /** The same, under another nickname. */
    public Card named(String name) {
        return new Card(schema, name, lessons);
    }

    /** The same after a check. */
    public Card checked(String lesson, Grade grade) {
        StepResult last = grade.last();
        Work before = lessons.getOrDefault(lesson, Work.NONE);
        CondensedTrace story = last.story();
        return with(
                lesson,
                new Work(
                        grade.verdict(),
                        last.step(),
                        Plain.text(last.verdict() == Verdict.BROKEN ? mistake(last) : "", Plain.SENTENCE),
                        story == null ? null : Picture.of(story),
                        before.predicted(),
                        before.seen()));
    }

    /** What the compiler says has the learner's own lines in it: it is not shown. */
    private static String mistake(StepResult red) {
        List<String> details = red.details();
        if (red.step() == Step.COMPILE || details.isEmpty()) {
            return red.summary();
        }
        boolean hasMisconception = red.step() == Step.WRONG_FIX && details.size() > 1;
        return details.get(hasMisconception ? 1 : 0);
    }

    /** The same after a prediction. */
    public Card predicted(String lesson, List<String> predicted, List<String> seen) {
        Work before = lessons.getOrDefault(lesson, Work.NONE);
        return with(
                lesson, new Work(before.verdict(), before.step(), before.mistake(), before.picture(), predicted, seen));
    }

    private Card with(String lesson, Work work) {
        Map<String, Work> changed = new TreeMap<>(lessons);
        changed.put(lesson, work);
        return new Card(SCHEMA, nickname, changed);
    }
}
