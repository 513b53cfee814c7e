/** One future: complete, cancel, look. */
@NullMarked
package io.raceproof.stress.harness.future.cell;

import org.jspecify.annotations.NullMarked;
