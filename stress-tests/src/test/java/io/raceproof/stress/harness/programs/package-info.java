/**
 * Parts of the executor with their operations and their sequential specifications. The model checker explores programs that
 * are generated from the operations: two or three actors, up to three calls each.
 */
@NullMarked
package io.raceproof.stress.harness.programs;

import org.jspecify.annotations.NullMarked;
