/**
 * A thread pool as the JDK's ExecutorService: {@link io.raceproof.futures.internal.view.ExecutorServiceView}.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.view;

import org.jspecify.annotations.NullMarked;
