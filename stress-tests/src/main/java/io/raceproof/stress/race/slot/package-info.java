/** jcstress tests that have no race of their own: templates, of which a copy is made for each subject of each race. */
@NullMarked
package io.raceproof.stress.race.slot;

import org.jspecify.annotations.NullMarked;
