package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What a call throws, taken apart. */
final class Thrown {
    private Thrown() {}

    /** The cause of what the call throws. */
    static Throwable cause(Class<? extends Throwable> type, Executable call) {
        Throwable cause = assertThrows(type, call).getCause();
        assertNotNull(cause);
        return cause;
    }

    /** The message of what the call throws. */
    static String message(Class<? extends Throwable> type, Executable call) {
        return String.valueOf(assertThrows(type, call).getMessage());
    }
}
