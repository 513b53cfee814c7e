/** The moves of a pool's workers, each made by the scenario: which worker searches, is idle, is called, leaves. */
@NullMarked
package io.raceproof.stress.harness.pool.roster;

import org.jspecify.annotations.NullMarked;
