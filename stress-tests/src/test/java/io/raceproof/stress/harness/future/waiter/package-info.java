/** The waiting threads and the callbacks of one future. */
@NullMarked
package io.raceproof.stress.harness.future.waiter;

import org.jspecify.annotations.NullMarked;
