package io.raceproof.stress.lincheck;

import io.raceproof.stress.files.JsonLines;

/**
 * Calls that the model checker tries first.
 *
 * @param test the name of a class of {@link Histories}
 * @param calls its {@link Exploration#calls}
 */
public record FirstCalls(String test, String calls) {
    /** A file of them. */
    public static final JsonLines<FirstCalls> FILE = new JsonLines<>("calls to begin with", FirstCalls.class);
}
