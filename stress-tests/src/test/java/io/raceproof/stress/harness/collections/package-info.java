/** Races on collections without protection, and the same races with each of the usual protections. */
@NullMarked
package io.raceproof.stress.harness.collections;

import org.jspecify.annotations.NullMarked;
