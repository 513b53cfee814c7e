/**
 * Whether a positive control fits the test that it supports. That the control was caught says something about the test only
 * if both are the same harness and the subject alone differs.
 *
 * <pre>
 *   classes of a test ──► ProbeLoader ──► copies that note what they call (Coverage)
 *                                              │
 *   Probe runs the actors one after the other, in both orders, and with some left out
 *                                              │
 *                                              ▼
 *                Profile of the test,  Profile of the control ──► Fit ──► nothing, or one sentence
 * </pre>
 *
 * <p>Nothing races here: the copies are other classes than those that the tools run, so nothing that is measured is slowed.
 */
@NullMarked
package io.raceproof.stress.fit;

import org.jspecify.annotations.NullMarked;
