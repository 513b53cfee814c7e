package io.raceproof.stress.samples.circle.other;

import io.raceproof.stress.samples.circle.one.One;

/** Uses a package that uses this one: for RoomsTest. */
public record Other(One one) {}
