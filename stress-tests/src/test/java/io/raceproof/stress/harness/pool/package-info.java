/** Races on the thread pool, and scenarios for the model checker. */
@NullMarked
package io.raceproof.stress.harness.pool;

import org.jspecify.annotations.NullMarked;
