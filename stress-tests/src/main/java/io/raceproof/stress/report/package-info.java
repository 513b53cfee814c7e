/** What a person sees: the terminal and the page. */
@NullMarked
package io.raceproof.stress.report;

import org.jspecify.annotations.NullMarked;
