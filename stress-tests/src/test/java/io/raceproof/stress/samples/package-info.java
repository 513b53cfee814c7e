/** Harnesses, most of them broken on purpose, for the tests of the library. No build tool takes them for tests. */
@NullMarked
package io.raceproof.stress.samples;

import org.jspecify.annotations.NullMarked;
