package io.raceproof.lessons.runner;

import java.io.IOException;

/** A file that the learner had begun is not there any more. The message says what to do. */
final class LostFileException extends IOException {
    private static final long serialVersionUID = 1L;

    LostFileException(String message) {
        super(message);
    }
}
