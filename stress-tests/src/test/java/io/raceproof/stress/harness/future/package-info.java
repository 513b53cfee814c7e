/** Races on one future, and on those who wait for several. */
@NullMarked
package io.raceproof.stress.harness.future;

import org.jspecify.annotations.NullMarked;
