package io.raceproof.futures.process;

/** What is to travel takes more bytes than a frame may have. */
final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int most) {
        super("it takes more than " + most
                + " bytes, which is the most that can travel at once: pass a file name instead");
    }
}
