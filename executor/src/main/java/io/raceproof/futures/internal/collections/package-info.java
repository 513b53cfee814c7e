/**
 * Collections for a hundred thousand futures and more, where the JDK's would keep garbage alive or copy it.
 *
 * <p>No API: the classes are public for the other packages of this module only, and may change or vanish.
 */
@NullMarked
package io.raceproof.futures.internal.collections;

import org.jspecify.annotations.NullMarked;
