/** A thread is put to sleep for certain at each place where the executor parks one, and must wake. */
@NullMarked
package io.raceproof.stress.harness.parked;

import org.jspecify.annotations.NullMarked;
