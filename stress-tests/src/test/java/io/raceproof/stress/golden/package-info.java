/**
 * Bugs that were reported, and patterns that a study of real bugs found most often (Lu, Park, Seo and Zhou: Learning from
 * Mistakes, ASPLOS 2008), rebuilt as small classes, each with its fix and with the sentence that its drawing must make true.
 * The code is our own; a report's address stands in the Javadoc.
 */
@NullMarked
package io.raceproof.stress.golden;

import org.jspecify.annotations.NullMarked;
