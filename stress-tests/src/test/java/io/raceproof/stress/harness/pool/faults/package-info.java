/** Initializers and thread factories that fail or take their time. */
@NullMarked
package io.raceproof.stress.harness.pool.faults;

import org.jspecify.annotations.NullMarked;
