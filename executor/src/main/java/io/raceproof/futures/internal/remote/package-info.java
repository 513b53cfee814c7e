/**
 * Tasks that run in another process: in a worker process of the pool, or wherever a service runs them.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.remote;

import org.jspecify.annotations.NullMarked;
