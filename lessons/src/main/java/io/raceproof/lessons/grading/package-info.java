/**
 * Judges a learner's answer, step by step; the first step that is red ends it.
 *
 * <pre>
 *   file ──► Compiler ──► ForbiddenCalls ──► ContractRun ──► HappensBeforeRun ──► ModelRun ──► GeneratedRun ──► StressRun ──► Grade
 *            this JVM     this JVM           a JVM each, with limits of time and memory
 * </pre>
 *
 * <p>The learner's code never runs in this JVM. That protects from accidents; it is no sandbox.
 */
@NullMarked
package io.raceproof.lessons.grading;

import org.jspecify.annotations.NullMarked;
