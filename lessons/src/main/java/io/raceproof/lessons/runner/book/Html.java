package io.raceproof.lessons.runner.book;

import java.util.Locale;

/** Ids, numbers and blocks of code, as several parts of the book write them. */
final class Html {
    private static final int LONGEST_ID = 60;

    private Html() {}

    /** A block of code; the keyboard can scroll it. */
    static String code(String code, String language) {
        return "<pre class=\"code\" tabindex=\"0\"><code>" + CodeColours.html(code.stripTrailing(), language)
                + "</code></pre>\n";
    }

    /** Letters, digits and hyphens of a text, as an id. */
    static String id(String text) {
        String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "part" : id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    /** 1,234,567. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How long a bar is, of 100. */
    static String bar(double part) {
        return String.format(Locale.ROOT, "%.2f", 100 * part);
    }
}
