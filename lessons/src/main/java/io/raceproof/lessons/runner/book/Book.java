package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.measure.PlotPage;
import io.raceproof.stress.report.Markup;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All files of the book: pages of one template, a style sheet and scripts. Immutable. */
public final class Book {
    /** The first page. */
    public static final String INDEX = "index.html";

    private final Map<String, String> files;

    private Book(Map<String, String> files) {
        this.files = files;
    }

    /**
     * Makes it.
     *
     * @param lessons all of them
     * @param runs the run of a lesson that is shown; empty if there is none
     */
    public static Book of(List<Lesson> lessons, Function<Lesson, Optional<Recording>> runs) throws IOException {
        ReadmeChapters readme = new ReadmeChapters(resource("README.md"));
        List<Glossary.Entry> terms = Glossary.entries(lessons);
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(Contents.chapter(lessons));
        lessons.forEach(lesson -> chapters.add(LessonChapter.of(lesson, runs.apply(lesson))));
        chapters.add(readme.executor(List.of(resource("jdk-17.json"), resource("jdk-25.json")), lessons));
        chapters.add(readme.tools());
        chapters.add(Glossary.chapter(terms));
        Map<String, String> files = new LinkedHashMap<>();
        chapters.forEach(chapter -> files.put(chapter.file(), chapter.page(chapters)));
        files.put("book.css", resource("book.css"));
        files.put("book.js", resource("book.js"));
        files.put("page.css", Page.style());
        files.put("page.js", Page.script());
        files.put("plots.css", PlotPage.style());
        files.put("plots.js", PlotPage.script());
        files.put(SearchIndex.FILE, SearchIndex.script(chapters, terms));
        files.replaceAll((name, content) -> Markup.visible(content));
        return new Book(files);
    }

    private static String resource(String name) throws IOException {
        return LocalServer.resource(Book.class, name);
    }

    /** The contents of all files, by their names. */
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /** Writes them into a folder; returns the first page. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder.resolve(INDEX);
    }
}
