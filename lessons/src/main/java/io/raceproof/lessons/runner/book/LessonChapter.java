package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.demo.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lesson's page: its text, with the prediction in it; what happened, after what the text says of the tools; the wrong answers, after
 * the exercise.
 */
final class LessonChapter {
    private static final String EXERCISE = "Your turn";

    private LessonChapter() {}

    /** "lesson01.html". */
    static String file(Lesson lesson) {
        return lesson.id() + ".html";
    }

    static Chapter of(Lesson lesson, Optional<Recording> run) {
        RunPart happened = new RunPart(lesson, run);
        List<Section> sections = new ArrayList<>(text(lesson, run));
        List<String> titles = sections.stream().map(Section::title).toList();
        int exercise = titles.indexOf(EXERCISE);
        if (exercise >= 0) {
            sections.add(exercise + 1, GuessPart.of(lesson));
        }
        sections.add(LessonFolder.placeOfRun(titles), happened.section());
        return new Chapter(
                file(lesson),
                lesson.title(),
                "Goal: " + lesson.goal() + ".",
                "raceproof watch " + lesson.number(),
                sections,
                happened.hasPage(),
                happened.hasPlots());
    }

    private static List<Section> text(Lesson lesson, Optional<Recording> run) {
        String prediction = PredictionPart.html(lesson, run);
        return new ChapterText(lesson.terms())
                .sections(lesson.folder().read(LessonFolder.TEXT)).stream()
                        .map(section -> new Section(
                                section.id(),
                                section.title(),
                                section.html().replace("<p>" + LessonFolder.OUTCOMES + "</p>", prediction),
                                section.plain().replace(LessonFolder.OUTCOMES, PredictionPart.plain(lesson))))
                        .toList();
    }
}
