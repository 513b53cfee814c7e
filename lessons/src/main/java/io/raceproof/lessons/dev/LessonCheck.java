package io.raceproof.lessons.dev;

import io.raceproof.lessons.Lesson;
import java.util.ArrayList;
import java.util.List;

/** Says what a lesson lacks: everything that can be seen without grading an answer. */
public final class LessonCheck {
    private LessonCheck() {}

    /**
     * Looks through a lesson.
     *
     * @param all the lessons; those before it may have explained a term
     * @return a sentence for each thing that is missing
     */
    public static List<String> missing(Lesson lesson, List<Lesson> all) {
        List<Lesson> earlier = all.stream()
                .filter(other -> other.id().compareTo(lesson.id()) < 0)
                .toList();
        List<String> missing = new ArrayList<>(new TextCheck(lesson).missing(earlier));
        missing.addAll(new LabCheck(lesson).missing());
        missing.addAll(new EarlyStarter(lesson).missing());
        return missing;
    }
}
