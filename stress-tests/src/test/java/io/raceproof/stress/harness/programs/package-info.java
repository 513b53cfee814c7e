/**
 * Parts of the executor with their operations and their sequential specifications. Programs are generated from the
 * operations, two or three actors with up to three calls each: by the hundred for one preemption at every step, by the dozen for
 * the model checker.
 */
@NullMarked
package io.raceproof.stress.harness.programs;

import org.jspecify.annotations.NullMarked;
