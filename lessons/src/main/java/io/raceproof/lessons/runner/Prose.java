package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints a lesson's Markdown as it reads best in a terminal: paragraphs and the items of lists are broken into lines anew,
 * code stands as it is, a little further in. Not thread-safe.
 */
final class Prose {
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:- \\[ ]|-|\\d+\\.) )(.*)");
    private static final String CODE_INDENT = "    ";

    private final Terminal terminal;

    /** What the paragraph begins with, such as "1. "; its other lines begin below its text. */
    private String label = "";

    private final StringBuilder paragraph = new StringBuilder();
    private boolean code;

    private Prose(Terminal terminal) {
        this.terminal = terminal;
    }

    static void print(Terminal terminal, String markdown) {
        Prose prose = new Prose(terminal);
        markdown.lines().forEach(prose::line);
        prose.endParagraph();
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        if (line.startsWith("```")) {
            endParagraph();
            code = !code;
        } else if (code) {
            terminal.line(line.isBlank() ? "" : CODE_INDENT + line);
        } else if (line.isBlank()) {
            endParagraph();
            terminal.line();
        } else if (line.startsWith("#")) {
            endParagraph();
            terminal.line(line);
        } else if (item.matches()) {
            endParagraph();
            label = item.group(1);
            paragraph.append(item.group(2));
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            Terminal.hanging(label, paragraph.toString()).forEach(terminal::line);
        }
        label = "";
        paragraph.setLength(0);
    }
}
