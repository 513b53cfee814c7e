package io.raceproof.stress.lincheck;

/**
 * A row, without the state after it.
 *
 * @param first the index of the step that it begins with
 */
record Draft(int first, CondensedTrace.Row row) {}
