/**
 * Breaks compiled classes in the ways in which concurrent code is wrong, so that checks can be shown to catch it.
 *
 * <pre>
 *   class file ──► Mutator ──► Mutation (one for each family) ──► Sites ──► Mutant, and its class file
 * </pre>
 */
@NullMarked
package io.raceproof.stress.mutation;

import org.jspecify.annotations.NullMarked;
