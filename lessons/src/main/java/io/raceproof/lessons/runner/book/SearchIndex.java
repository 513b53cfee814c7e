package io.raceproof.lessons.runner.book;

import com.google.gson.Gson;
import java.util.List;

/** All sections as a script, which needs no request: pages load it like any other, from disk, too. */
final class SearchIndex {
    static final String FILE = "search.js";

    /**
     * What can be found.
     *
     * @param p the page
     * @param h the id of the heading; empty for its beginning
     * @param t the titles of page and section
     * @param x the words
     */
    private record Entry(String p, String h, String t, String x) {}

    private SearchIndex() {}

    static String script(List<Chapter> chapters) {
        List<Entry> entries = chapters.stream()
                .flatMap(chapter -> chapter.sections().stream()
                        .map(section -> new Entry(
                                chapter.file(),
                                section.id(),
                                section.title().isEmpty() ? chapter.title() : chapter.title() + " · " + section.title(),
                                section.plain())))
                .toList();
        return "'use strict';\nself.bookIndex = " + new Gson().toJson(entries) + ";\n";
    }
}
