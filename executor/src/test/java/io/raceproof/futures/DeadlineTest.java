package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.park.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void limits_of_zero_or_less_are_past_at_once() {
        for (Duration none : Tasks.NONE) {
            assertTrue(Deadline.after(none).isPast());
        }
        for (long nanos : new long[] {0, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertTrue(Deadline.afterNanos(nanos).isPast());
            assertTrue(Deadline.afterNanos(nanos).remainingNanos() <= 0);
            assertFalse(Deadline.afterNanos(nanos).isNever());
        }
    }

    @Test
    void limits_no_clock_can_tell_from_for_ever_are_never() {
        for (Duration huge : java.util.List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE))) {
            assertTrue(Deadline.after(huge).isNever());
            assertFalse(Deadline.after(huge).isPast());
            assertEquals(Long.MAX_VALUE, Deadline.after(huge).remainingNanos());
        }
        assertTrue(Deadline.after(null).isNever());
        assertTrue(Deadline.afterNanos(Long.MAX_VALUE / 2 + 1).isNever());
    }

    @Test
    void the_longest_limit_that_counts_does_not_overflow() {
        Deadline longest = Deadline.afterNanos(Long.MAX_VALUE / 2);
        assertFalse(longest.isNever());
        assertFalse(longest.isPast());
        assertTrue(longest.remainingNanos() > TimeUnit.DAYS.toNanos(365 * 100L));
    }

    @Test
    void a_limit_passes() throws Exception {
        Deadline deadline = Deadline.after(Duration.ofMillis(1));
        Probe.await("the deadline to pass", deadline::isPast);
        assertTrue(deadline.remainingNanos() <= 0);
    }
}
