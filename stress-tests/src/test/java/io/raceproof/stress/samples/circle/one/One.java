package io.raceproof.stress.samples.circle.one;

import io.raceproof.stress.samples.circle.other.Other;

/** Uses a package that uses this one: for RoomsTest. */
public record One(Other other) {}
