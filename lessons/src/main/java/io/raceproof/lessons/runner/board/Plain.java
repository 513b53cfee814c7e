package io.raceproof.lessons.runner.board;

import java.util.regex.Pattern;

/** Texts from others: on one line, without characters that change what is around them, and no longer than they may be. */
final class Plain {
    static final int NICKNAME = 24;
    static final int SENTENCE = 300;
    static final int ROW = 200;

    /** Controls, formats (UAX 9's directions among them), line separators, halves of pairs, what is not assigned. */
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\p{Co}]+");

    private Plain() {}

    /** Of at most so many characters; one that was longer ends with an ellipsis. */
    static String text(String text, int most) {
        String some = text.length() > 4 * most ? text.substring(0, 4 * most) : text; // before the work of a pattern
        String line = ODD.matcher(some).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
