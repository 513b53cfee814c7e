package io.raceproof.stress.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes HTML, element by element. Text is escaped wherever it goes, and characters that would turn the direction of what is
 * around them are shown by their codes: no value becomes markup, or looks like another one. For one thread.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters">UAX 9: directional formatting</a>
 */
public final class Markup {
    /** U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final StringBuilder out = new StringBuilder();

    /** Writes an element's start. Attributes are the caller's own words: {@code class="mono"}. */
    public Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (String attribute : attributes) {
            out.append(' ').append(attribute);
        }
        out.append('>');
        return this;
    }

    /** Writes an element's end. */
    public Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** Writes an element that has only text. */
    public Markup element(String element, String text, String... attributes) {
        open(element, attributes).text(text);
        return close(element);
    }

    /** Writes text. */
    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A text in which characters that would turn the direction of what is around them are shown by their codes. */
    public static String visible(String text) {
        return DIRECTION
                .matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** A text as it may stand in an element or between double quotes. */
    public static String escaped(String text) {
        return visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
