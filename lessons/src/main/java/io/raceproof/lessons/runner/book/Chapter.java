package io.raceproof.lessons.runner.book;

import io.raceproof.stress.report.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the book, before it is put into the template.
 *
 * @param file its name
 * @param title of it
 * @param lead a sentence below the title
 * @param command what the reader can run meanwhile; empty if there is none
 * @param sections of it
 * @param isDemonstration whether it has the page of a demonstration
 * @param hasPlots whether it has plots
 */
record Chapter(
        String file,
        String title,
        String lead,
        String command,
        List<Section> sections,
        boolean isDemonstration,
        boolean hasPlots) {
    private static final Template TEMPLATE = Template.of(Chapter.class, "book.html");

    /** What the template shows. */
    private record Filled(
            Chapter chapter,
            List<Section> listed,
            @Nullable Chapter before,
            @Nullable Chapter after) {}

    /** Keeps a copy. */
    Chapter {
        sections = List.copyOf(sections);
    }

    /** A page of text. */
    static Chapter ofText(String file, String title, String lead, List<Section> sections) {
        return new Chapter(file, title, lead, "", sections, false, false);
    }

    /** The page, as one of these. */
    String page(List<Chapter> all) {
        int at = all.indexOf(this);
        List<Section> named =
                sections.stream().filter(section -> !section.id().isEmpty()).toList();
        return TEMPLATE.fill(new Filled(
                this,
                named.size() > 1 ? named : List.of(),
                at > 0 ? all.get(at - 1) : null,
                at + 1 < all.size() ? all.get(at + 1) : null));
    }
}
