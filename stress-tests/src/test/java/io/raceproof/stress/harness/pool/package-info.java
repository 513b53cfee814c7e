/**
 * Races on the thread pool, and scenarios for the model checker. Here is what they share; they stand below, by what they ask.
 *
 * <pre>
 *   submit     is each submitted task run, and by no more threads than there may be?
 *   shutdown   tasks beside a shutdown, a close, a cancellation; waiting for the end
 *   faults     initializers and thread factories that fail or take their time
 *   bound      bounded queues and their permits
 *   roster     the moves of the workers one by one, without their threads
 * </pre>
 */
@NullMarked
package io.raceproof.stress.harness.pool;

import org.jspecify.annotations.NullMarked;
