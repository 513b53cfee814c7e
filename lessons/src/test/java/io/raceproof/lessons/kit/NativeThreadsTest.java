package io.raceproof.lessons.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(100)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the system does not tell which threads can run")
class NativeThreadsTest {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile boolean spinning = true;

    @AfterEach
    void endThreads() {
        spinning = false;
        waiting.countDown();
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Thread spinner(String name) {
        return start(name, () -> {
            while (spinning) {
                Thread.onSpinWait();
            }
        });
    }

    private Thread waiter(String name) {
        return start(name, () -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static boolean canRun(Thread thread) {
        return NativeThreads.canOneRun(Stream.of(thread));
    }

    /** Linux keeps the beginning of a name, cut between any two bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"spins", "with (parentheses) R", "a name with more than fifteen bytes", "fourteen bytesé and on"
            })
    void a_thread_that_runs_is_found_by_its_name(String name) {
        Thread thread = spinner(name);
        while (!canRun(thread)) {
            Thread.onSpinWait(); // until it has begun
        }
    }

    @Test
    void a_thread_that_waits_cannot_run_nor_can_one_that_has_ended() throws Exception {
        Thread thread = waiter("waits and ends");
        while (thread.getState() != Thread.State.WAITING || canRun(thread)) {
            Thread.onSpinWait(); // until it waits for Linux, too
        }
        waiting.countDown();
        thread.join();
        while (canRun(thread)) {
            Thread.onSpinWait(); // until it has ended for Linux, too
        }
    }

    @Test
    void one_that_can_run_is_enough() {
        Thread waiter = waiter("waits");
        Thread spinner = spinner("spins");
        while (!NativeThreads.canOneRun(Stream.of(waiter, spinner))) {
            Thread.onSpinWait();
        }
        while (canRun(waiter)) {
            Thread.onSpinWait();
        }
        assertTrue(canRun(spinner), "all the while");
    }

    @Test
    void the_thread_that_asks_and_threads_it_did_not_ask_about_do_not_count() {
        Thread spinner = spinner("spins");
        while (!canRun(spinner)) {
            Thread.onSpinWait();
        }
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName("asks");
        try {
            assertFalse(canRun(Thread.currentThread()));
        } finally {
            Thread.currentThread().setName(name);
        }
        assertFalse(canRun(new Thread("another name")));
        assertFalse(NativeThreads.canOneRun(Stream.of()));
    }
}
