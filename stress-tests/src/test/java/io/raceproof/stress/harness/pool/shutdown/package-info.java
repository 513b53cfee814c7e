/** Tasks beside a shutdown, a close or a cancellation of what is pending; waiting for the end. */
@NullMarked
package io.raceproof.stress.harness.pool.shutdown;

import org.jspecify.annotations.NullMarked;
