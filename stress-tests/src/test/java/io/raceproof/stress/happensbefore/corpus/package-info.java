/**
 * Programs by which the happens-before lens is judged. Each is a static method of a few lines. Those of the classes Right…
 * are ordered by what the class names, and the lens must be silent on every one; those of {@code Racy} have a data race.
 */
@NullMarked
package io.raceproof.stress.happensbefore.corpus;

import org.jspecify.annotations.NullMarked;
