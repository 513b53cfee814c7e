/** Races on the executor's work queue. */
@NullMarked
package io.raceproof.stress.harness.queue;

import org.jspecify.annotations.NullMarked;
