/**
 * The threads of a pool and their end: {@link io.raceproof.futures.internal.pool.Workers} and what a pool of processes or
 * of remote calls shares with them.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.pool;

import org.jspecify.annotations.NullMarked;
