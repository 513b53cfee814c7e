package io.raceproof.lessons.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Time goes by when all wait, and for one at a time. */
class VirtualClockTest {
    /** The clock looks at the threads of its group: those of the tests' runner, which always read, are in another one. */
    @Test
    void who_sleeps_less_wakes_first_and_an_hour_takes_no_time() throws Exception {
        FutureTask<Boolean> hours = new FutureTask<>(VirtualClockTest::threeSleepers);
        new Thread(new ThreadGroup("a check"), hours).start();
        assertTrue(hours.get());
    }

    private static boolean threeSleepers() throws Exception {
        List<String> woken = Collections.synchronizedList(new ArrayList<>());
        try (VirtualClock clock = VirtualClock.start();
                PoolExecutor pool = ThreadPoolExecutor.ofWorkers(3)) {
            for (int minutes : new int[] {60, 10, 30}) {
                pool.submit(() -> {
                    clock.sleep(Duration.ofMinutes(minutes));
                    woken.add(minutes + " at " + clock.now().toMinutes());
                    clock.sleep(Duration.ofMinutes(minutes));
                    return woken.add(minutes + " at " + clock.now().toMinutes());
                });
            }
            pool.shutdown();
            pool.awaitTermination(Duration.ofMinutes(1));
            assertEquals(List.of("10 at 10", "10 at 20", "30 at 30", "60 at 60", "30 at 60", "60 at 120"), woken);
            assertEquals(Duration.ofHours(2), clock.now());
        }
        return true;
    }

    /** On a busy machine a check that waits for others is nearly always about to look. Here it looks without end. */
    @Test
    void a_check_that_only_looks_does_not_stop_the_clock() throws Exception {
        FutureTask<Boolean> hour = new FutureTask<>(VirtualClockTest::lookerAndSleeper);
        new Thread(new ThreadGroup("a check"), hour).start();
        assertTrue(hour.get(), "the clock stood still, and the check gave up");
    }

    private static boolean lookerAndSleeper() throws Exception {
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        try (VirtualClock clock = VirtualClock.start()) {
            FutureTask<Boolean> hour = new FutureTask<>(() -> {
                clock.sleep(Duration.ofHours(1));
                return true;
            });
            new Thread(hour).start();
            return Quiescence.await(millis -> {
                long end = times.getCurrentThreadCpuTime()
                        + Duration.ofMillis(millis).toNanos();
                while (times.getCurrentThreadCpuTime() < end) {
                    Thread.onSpinWait();
                }
                return hour.isDone();
            });
        }
    }
}
