package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown as it is read on a terminal: the lines of a paragraph flow together and are broken anew, those of a list item
 * hang below its mark; code, headings and empty lines stay as they are.
 */
final class Prose {
    private static final Pattern ITEM = Pattern.compile("((?:[-*]|[0-9]+[.]) (?:\\[ ] )?)(.*)");
    private static final String FENCE = "```";

    private final List<String> lines = new ArrayList<>();

    /** The mark of the list item that is being read; empty in a paragraph. */
    private String label = "";

    /** What was read of the paragraph or the item; empty between them. */
    private final StringBuilder text = new StringBuilder();

    private final int width;

    private Prose(int width) {
        this.width = width;
    }

    /** The lines to show in a window of so many columns. */
    static List<String> of(String markdown, int width) {
        Prose prose = new Prose(width);
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith(FENCE);
            if (code || fence) {
                prose.asItIs(line);
                code ^= fence;
            } else {
                prose.read(line);
            }
        }
        prose.end();
        return prose.lines;
    }

    private void read(String line) {
        Matcher item = ITEM.matcher(line);
        if (line.isBlank() || line.startsWith("#")) {
            asItIs(line);
        } else if (item.matches()) {
            end();
            label = item.group(1);
            text.append(item.group(2));
        } else {
            text.append(text.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void asItIs(String line) {
        end();
        String code = line.stripLeading();
        lines.addAll(Terminal.hanging(line.substring(0, line.length() - code.length()), code, width));
    }

    private void end() {
        if (!text.isEmpty()) {
            lines.addAll(Terminal.hanging(label, text.toString(), width));
        }
        label = "";
        text.setLength(0);
    }
}
