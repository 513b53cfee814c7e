/** What a run of a tool may claim: HELD, BROKEN, INCONCLUSIVE or ENVIRONMENT, with its evidence. */
@NullMarked
package io.raceproof.stress.verdict;

import org.jspecify.annotations.NullMarked;
