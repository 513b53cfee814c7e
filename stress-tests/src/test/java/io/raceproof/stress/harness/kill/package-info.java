/**
 * Proof that the harnesses can fail: the executor's classes are broken, one place at a time, and some harness must see it.
 *
 * <pre>
 *   Subjects ──► Mutator ──► mutants ─┐
 *                                     ├──► KillMatrix ──► kill-matrix.tsv, and a test for each mutant
 *   Baseline (what loads what) ───────┘    parked waiters, Lincheck, jcstress: cheapest first
 * </pre>
 */
@NullMarked
package io.raceproof.stress.harness.kill;

import org.jspecify.annotations.NullMarked;
