package io.raceproof.futures.internal.future;

/** The outcome of a failed future: what the task threw. */
public record Failure(Throwable cause) {}
