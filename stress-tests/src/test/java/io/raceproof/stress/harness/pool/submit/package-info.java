/** Whether each submitted task is run, and by no more threads than there may be. */
@NullMarked
package io.raceproof.stress.harness.pool.submit;

import org.jspecify.annotations.NullMarked;
