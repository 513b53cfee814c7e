/** Bounded queues and their permits. */
@NullMarked
package io.raceproof.stress.harness.pool.bound;

import org.jspecify.annotations.NullMarked;
