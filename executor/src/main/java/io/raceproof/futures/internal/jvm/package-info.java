/**
 * What the executor asks of the JVM: threads, timers, the log, the cleaner, and whether the JVM exits.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.jvm;

import org.jspecify.annotations.NullMarked;
