/** What is checked, and the tests that run the checks in tiers. */
@NullMarked
package io.raceproof.stress.harness;

import org.jspecify.annotations.NullMarked;
