package io.raceproof.lessons.runner.board;

/** What was given as a card is none; the message says why, in a sentence. */
public final class BadCardException extends Exception {
    private static final long serialVersionUID = 1;

    BadCardException(String sentence) {
        super(sentence);
    }
}
