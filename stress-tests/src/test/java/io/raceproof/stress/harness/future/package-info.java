/**
 * Races on one future, and on the threads that wait for several; they stand below, by what they ask.
 *
 * <pre>
 *   cell       complete, cancel, look
 *   task       start, end, cancel, interrupt
 *   waiter     the waiting threads and the callbacks of one future
 *   several    await and asCompleted
 * </pre>
 */
@NullMarked
package io.raceproof.stress.harness.future;

import org.jspecify.annotations.NullMarked;
