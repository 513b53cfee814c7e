package io.raceproof.lessons;

/** A lesson's folder is not as it should be: one sentence, with the file and the line. */
public final class BadLessonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadLessonException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
