package io.raceproof.lessons.runner.book;

import io.raceproof.stress.report.Markup;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code as HTML, with a span for each keyword, text, comment, annotation and number. It knows Java and Python; the rest stays as it is. */
final class CodeColours {
    private static final Set<String> JAVA = Set.of(
            ("abstract assert boolean break byte case catch char class continue default do double else enum extends final"
                            + " finally float for if implements import instanceof int interface long native new null package"
                            + " permits private protected public record return sealed short static strictfp super switch"
                            + " synchronized this throw throws transient true false try var void volatile while yield")
                    .split(" "));
    private static final Set<String> PYTHON = Set.of(
            ("and as assert async await break class continue def del elif else except False finally for from global if"
                            + " import in is lambda None nonlocal not or pass raise return True try while with yield")
                    .split(" "));

    /** What is no word, and a word; comments and texts first, as they hold words. */
    private static final Pattern JAVA_TOKEN = Pattern.compile(
            "(?<comment>//[^\n]*|/[*].*?[*]/)"
                    + "|(?<text>\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+')"
                    + "|(?<annotation>@(?!interface)\\w+)|(?<number>\\b[0-9][\\w.]*)|(?<word>[A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private static final Pattern PYTHON_TOKEN = Pattern.compile(
            "(?<comment>#[^\n]*)"
                    + "|(?<text>\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+')"
                    + "|(?<annotation>@\\w+)|(?<number>\\b[0-9][\\w.]*)|(?<word>[A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private CodeColours() {}

    /** The code as HTML. */
    static String html(String code, String language) {
        return switch (language) {
            case "java" -> coloured(code, JAVA_TOKEN, true);
            case "python" -> coloured(code, PYTHON_TOKEN, false);
            default -> Markup.escaped(code);
        };
    }

    private static String coloured(String code, Pattern tokens, boolean java) {
        StringBuilder html = new StringBuilder();
        Matcher token = tokens.matcher(code);
        int from = 0;
        while (token.find()) {
            html.append(Markup.escaped(code.substring(from, token.start())));
            String kind = kind(token, java);
            String text = Markup.escaped(token.group());
            html.append(kind.isEmpty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
            from = token.end();
        }
        return html.append(Markup.escaped(code.substring(from))).toString();
    }

    private static String kind(Matcher token, boolean java) {
        if (token.group("comment") != null) {
            return "c-comment";
        }
        if (token.group("text") != null) {
            return "c-text";
        }
        if (token.group("annotation") != null) {
            return "c-note";
        }
        if (token.group("number") != null) {
            return "c-number";
        }
        String word = token.group("word");
        boolean keyword = (java ? JAVA : PYTHON).contains(word);
        return keyword ? "c-word" : "";
    }
}
