package io.raceproof.futures.process;

import java.io.IOException;

/** Something else than a frame came through the pipe. */
final class CorruptFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptFrameException(String message) {
        super(message);
    }
}
