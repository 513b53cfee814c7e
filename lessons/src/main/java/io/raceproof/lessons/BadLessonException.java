package io.raceproof.lessons;

/** A lesson's folder is not as it should be: one sentence, with the file and the line. */
public final class BadLessonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** In a file, at a line of it, counted from 1. */
    public BadLessonException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
