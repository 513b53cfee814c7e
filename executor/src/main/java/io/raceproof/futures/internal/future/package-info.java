/**
 * The state of a future: {@link io.raceproof.futures.internal.future.AbstractFuture}. A
 * {@link io.raceproof.futures.internal.future.Runner} moves it, a {@link io.raceproof.futures.internal.future.Waiter} is
 * called when it is completed.
 *
 * <pre>
 *   Runner ──start, complete, cancel──► AbstractFuture ──completed──► Waiter: a parked thread, Callback, Countdown, CompletionFeed
 * </pre>
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.future;

import org.jspecify.annotations.NullMarked;
