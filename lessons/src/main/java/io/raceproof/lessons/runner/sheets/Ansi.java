package io.raceproof.lessons.runner.sheets;

import io.raceproof.stress.report.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines with the terminal's codes for styles, without them or as HTML. */
public final class Ansi {
    private static final Pattern CODE = Pattern.compile("\u001b\\[([0-9;]*)m");

    /** The classes of {@link io.raceproof.stress.report.Terminal.Style}'s codes. */
    private static final Map<String, String> CLASSES =
            Map.of("1", "bold", "1;31", "bad", "1;32", "good", "1;33", "unsure", "2", "dim");

    private Ansi() {}

    /** The line without them. */
    public static String plain(String line) {
        return CODE.matcher(line).replaceAll("");
    }

    /** Slides without them. */
    public static List<List<String>> plain(List<List<String>> slides) {
        return slides.stream()
                .map(slide -> slide.stream().map(Ansi::plain).toList())
                .toList();
    }

    /** The line with a span for each style; all else is text. */
    public static String html(String line) {
        StringBuilder html = new StringBuilder();
        Matcher code = CODE.matcher(line);
        int from = 0;
        boolean open = false;
        while (code.find()) {
            html.append(Markup.escaped(line.substring(from, code.start()))).append(open ? "</span>" : "");
            String name = CLASSES.getOrDefault(code.group(1), "");
            open = !name.isEmpty();
            html.append(open ? String.format(Locale.ROOT, "<span class=\"%s\">", name) : "");
            from = code.end();
        }
        return html.append(Markup.escaped(line.substring(from)))
                .append(open ? "</span>" : "")
                .toString();
    }
}
