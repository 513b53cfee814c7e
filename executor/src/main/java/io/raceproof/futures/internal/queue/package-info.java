/**
 * The queue of a pool, lock-free, and the permits that bound it. It links
 * {@link io.raceproof.futures.internal.queue.QueueNode}s and knows nothing of futures.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.queue;

import org.jspecify.annotations.NullMarked;
