/**
 * How a thread waits: {@link io.raceproof.futures.internal.park.Parker} parks and unparks it,
 * {@link io.raceproof.futures.internal.park.AdaptiveSpin} spins before that,
 * {@link io.raceproof.futures.internal.park.Deadline} limits it, and
 * {@link io.raceproof.futures.internal.park.Trampoline} runs the callbacks that a waiting thread would hold up.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.park;

import org.jspecify.annotations.NullMarked;
