package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A unit test of a version, repeated, whatever that version does. */
public class UnitTestLensTest {
    /** What is tested is of no matter here. */
    public static final class Version {}

    @Test
    void a_run_that_waits_forever_is_red_and_the_last() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        UnitTestLens lens = repeat(
                version -> {
                    Thread other = new Thread(() -> awaitUninterruptibly(never));
                    other.setDaemon(true);
                    if (runs.incrementAndGet() == 3) {
                        other.start();
                        other.join();
                    }
                },
                10);
        assertEquals(new UnitTestLens(2, 3, true), lens);
        assertEquals(Verdict.BROKEN, lens.judgement().verdict());
        assertTrue(lens.judgement().reason().contains("the last run did not end"));
        never.countDown();
    }

    /** With few looks: what waits here waits forever, or with a time-out. */
    private static UnitTestLens repeat(Lab.Body<Object> test, int most) throws Exception {
        return new RepeatedTest(test, Version.class, most, Duration.ofHours(1), 5).run();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Longer than a run that hangs would be looked at. */
    @Test
    void a_run_that_waits_with_a_time_out_may_take_long() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        UnitTestLens lens = repeat(version -> never.await(2, TimeUnit.SECONDS), 1);
        assertEquals(new UnitTestLens(1, 1, false), lens);
        assertEquals(Verdict.HELD, lens.judgement().verdict());
    }

    @Test
    void red_runs_are_counted_and_others_are_thrown() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        UnitTestLens lens = repeat(version -> assertTrue(runs.incrementAndGet() % 2 == 0), 10);
        assertEquals(new UnitTestLens(5, 10, false), lens);
        assertThrows(
                IOException.class,
                () -> repeat(
                        version -> {
                            throw new IOException("a full disk");
                        },
                        10));
    }
}
