/** Races to test the lenses with. */
@NullMarked
package io.raceproof.stress.race.samples;

import org.jspecify.annotations.NullMarked;
