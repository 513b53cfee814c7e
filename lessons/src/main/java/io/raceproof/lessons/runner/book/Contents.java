package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Template;
import java.util.ArrayList;
import java.util.List;

/** The first page. */
final class Contents {
    private static final Template TEMPLATE = Template.of(Contents.class, "contents.html");
    private static final List<String> PARTS =
            List.of("Part 1: See it, mend it", "Part 2: Use the pool", "Part 3: Build it");

    /** What the template shows. */
    private record Filled(List<Group> groups) {}

    private record Group(String title, List<Item> items) {}

    private record Item(String file, String title, String what) {}

    private Contents() {}

    static Chapter chapter(List<Lesson> lessons) {
        List<Group> groups = new ArrayList<>();
        for (int part = 1; part <= PARTS.size(); part++) {
            int wanted = part;
            List<Item> items = lessons.stream()
                    .filter(lesson -> lesson.part() == wanted)
                    .map(lesson -> new Item(
                            LessonChapter.file(lesson), lesson.number() + " · " + lesson.name(), lesson.story()))
                    .toList();
            groups.add(new Group(PARTS.get(part - 1), items));
        }
        groups.add(new Group(
                "To look things up",
                List.of(
                        new Item(
                                ReadmeChapters.EXECUTOR,
                                "The executor",
                                "The pool by example, beside Python's, and measured."),
                        new Item(
                                ReadmeChapters.TOOLS,
                                "What each tool sees",
                                "And what it is blind to: a table that a test executes."),
                        new Item(
                                Glossary.FILE,
                                "Glossary",
                                "The terms, in the words of the lesson that explains them."))));
        return Chapter.ofText(
                Book.INDEX,
                "Learn what the scheduler can do to your code",
                "Each lesson shows code that looks right, lets you predict, and then shows what happened on a real"
                        + " machine: how often, and in which order of steps. You can be the scheduler yourself.",
                List.of(new Section("", "", TEMPLATE.fill(new Filled(groups)), "")));
    }
}
