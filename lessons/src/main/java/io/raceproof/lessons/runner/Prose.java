package io.raceproof.lessons.runner;

import io.raceproof.lessons.Markdown;
import io.raceproof.stress.report.Terminal;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown as it is read on a terminal: the lines of a paragraph flow together and are broken anew, those of a list item
 * hang below its mark; code, tables, headings and empty lines stay as they are.
 */
final class Prose {
    private final int width;
    private final List<String> shown = new ArrayList<>();

    private Prose(int width) {
        this.width = width;
    }

    /** The lines to show in a window of {@code width} columns. */
    static List<String> of(String source, int width) {
        Prose prose = new Prose(width);
        prose.show(Markdown.of(source));
        return prose.shown;
    }

    private void show(Markdown markdown) {
        int next = 0;
        for (Markdown.Flow paragraph : markdown.paragraphs()) {
            addAsTheyAre(markdown.lines().subList(next, paragraph.firstLine()));
            shown.addAll(Terminal.hanging(paragraph.label(), paragraph.text(), width));
            next = paragraph.lastLine() + 1;
        }
        addAsTheyAre(markdown.lines().subList(next, markdown.lines().size()));
    }

    private void addAsTheyAre(List<String> lines) {
        for (String line : lines) {
            String code = line.stripLeading();
            shown.addAll(Terminal.hanging(line.substring(0, line.length() - code.length()), code, width));
        }
    }
}
