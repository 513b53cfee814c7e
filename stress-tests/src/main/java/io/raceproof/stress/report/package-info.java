/** What a person sees, the terminal and the page, and what another program reads. */
@NullMarked
package io.raceproof.stress.report;

import org.jspecify.annotations.NullMarked;
