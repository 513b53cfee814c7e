package io.raceproof.lessons.runner;

import io.raceproof.lessons.Markdown;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markdown as it is read on a terminal: the lines of a paragraph flow together and are broken anew, those of a list item
 * hang below its mark; code, tables, headings and empty lines stay as they are. Where there are colours, they stand for the marks of
 * Markdown.
 */
final class Prose {
    private static final String FENCE = "```";
    private static final String INDENT = "    ";
    private static final Pattern HEADING = Pattern.compile("#+ +(.*)");

    /** Code, or what is in bold letters or in italics. */
    private static final Pattern MARKED =
            Pattern.compile("`(?<code>[^`]+)`|\\*\\*(?<bold>[^*]+)\\*\\*|\\*(?<term>[^*\\s](?:[^*]*[^*\\s])?)\\*");

    private final int width;
    private final List<String> shown = new ArrayList<>();

    private Prose(int width) {
        this.width = width;
    }

    /** The lines to show on a terminal. */
    static List<String> of(String source, Terminal terminal) {
        List<String> plain = of(source, terminal.width());
        return terminal.isColoured() ? styled(plain, terminal) : plain;
    }

    /** The lines to show in a window of {@code width} columns, in one colour. */
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

    private static List<String> styled(List<String> lines, Terminal terminal) {
        List<String> styled = new ArrayList<>();
        List<String> block = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                styled.addAll(code ? indented(block, terminal.width()) : prose(block, terminal));
                block.clear();
                code = !code;
            } else {
                block.add(line);
            }
        }
        styled.addAll(prose(block, terminal));
        return styled;
    }

    /** Code stands out from the text, if there is room. */
    private static List<String> indented(List<String> code, int width) {
        boolean fits = code.stream().allMatch(line -> line.length() + INDENT.length() <= width);
        return code.stream().map(line -> fits ? INDENT + line : line).toList();
    }

    /** What is marked may go on in the next line; each line is coloured for itself. */
    private static List<String> prose(List<String> lines, Terminal terminal) {
        if (lines.isEmpty()) {
            return List.of();
        }
        String text = MARKED.matcher(String.join("\n", lines)).replaceAll(marked -> {
            Style style = marked.group(1) != null ? Style.CODE : Style.BOLD;
            String inside = marked.group().replaceAll("^[`*]+|[`*]+$", "");
            return Matcher.quoteReplacement(
                    inside.lines().map(part -> terminal.styled(style, part)).collect(Collectors.joining("\n")));
        });
        return Arrays.stream(text.split("\n", -1))
                .map(line -> {
                    Matcher heading = HEADING.matcher(line);
                    return heading.matches() ? terminal.styled(Style.BOLD, heading.group(1)) : line;
                })
                .toList();
    }
}
