/** Waits for several futures: await and asCompleted. */
@NullMarked
package io.raceproof.stress.harness.future.several;

import org.jspecify.annotations.NullMarked;
