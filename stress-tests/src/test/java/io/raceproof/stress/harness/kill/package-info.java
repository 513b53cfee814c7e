/**
 * Proof that the harnesses can fail: the executor's classes are broken, one place at a time, and some harness must see it.
 *
 * <pre>
 *   Subjects ──► Mutator ──► mutants ─────┐
 *   Baseline: what runs which line ───────┼──► KillMatrix ──► kill-matrix.jsonl, and a test for each mutant
 *   Killers: who killed it the last time ─┘    parked waiters, happens-before, Lincheck, jcstress: cheapest first
 * </pre>
 */
@NullMarked
package io.raceproof.stress.harness.kill;

import org.jspecify.annotations.NullMarked;
