package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.stress.report.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All terms that the lessons explain, each with the sentence that explains it and the place where it stands. */
final class Glossary {
    static final String FILE = "glossary.html";
    private static final Template TEMPLATE = Template.of(Glossary.class, "terms.html");

    /** What the template shows. */
    private record Filled(List<Entry> entries) {}

    /**
     * A term.
     *
     * @param id of it here
     * @param term as the lesson has it
     * @param explanation the sentence in which it stands in italics
     * @param places where it is explained, first place first
     */
    record Entry(String id, String term, String explanation, List<Place> places) {}

    /** A lesson's number, and the address of the explanation in it. */
    record Place(String lesson, String address) {}

    private Glossary() {}

    /** In the order of the alphabet. */
    static List<Entry> entries(List<Lesson> lessons) {
        Map<String, List<Lesson>> byTerm = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lessons.forEach(lesson -> lesson.terms()
                .forEach(term ->
                        byTerm.computeIfAbsent(term, first -> new ArrayList<>()).add(lesson)));
        List<Entry> entries = new ArrayList<>();
        byTerm.forEach((term, those) -> entries.add(entry(term, those)));
        return entries;
    }

    private static Entry entry(String term, List<Lesson> lessons) {
        String id = ChapterText.termId(term);
        return new Entry(
                id,
                term,
                ChapterText.explanation(lessons.get(0).folder().read(LessonFolder.TEXT), term),
                lessons.stream()
                        .map(lesson -> new Place(lesson.number(), LessonChapter.file(lesson) + "#" + id))
                        .toList());
    }

    static Chapter chapter(List<Entry> entries) {
        return Chapter.ofText(
                FILE,
                "Glossary",
                entries.size() + " terms, each in the words of the lesson that explains it.",
                List.of(new Section("", "", TEMPLATE.fill(new Filled(entries)), ""))); // the search has each term
    }
}
