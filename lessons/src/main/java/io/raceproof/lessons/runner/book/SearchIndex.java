package io.raceproof.lessons.runner.book;

import com.google.gson.Gson;
import java.util.List;
import java.util.stream.Stream;

/** All sections and terms as a script, which needs no request: pages load it like any other, from disk, too. */
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

    static String script(List<Chapter> chapters, List<Glossary.Entry> terms) {
        Stream<Entry> sections = chapters.stream()
                .flatMap(chapter -> chapter.sections().stream()
                        .filter(section ->
                                !section.plain().isEmpty() || !section.id().isEmpty())
                        .map(section -> new Entry(
                                chapter.file(),
                                section.id(),
                                section.title().isEmpty() ? chapter.title() : chapter.title() + " · " + section.title(),
                                section.plain())));
        Stream<Entry> explained = terms.stream()
                .map(term -> new Entry(Glossary.FILE, term.id(), "Glossary · " + term.term(), term.explanation()));
        List<Entry> all = Stream.concat(sections, explained).toList();
        return "'use strict';\nself.bookIndex = " + new Gson().toJson(all) + ";\n";
    }
}
