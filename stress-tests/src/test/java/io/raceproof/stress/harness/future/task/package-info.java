/** One task: start, end, cancel, interrupt. */
@NullMarked
package io.raceproof.stress.harness.future.task;

import org.jspecify.annotations.NullMarked;
