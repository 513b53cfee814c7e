package io.raceproof.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an actor counts as stuck: never because of what the clock says. The looks follow one another at once. */
class ForkWatchTest {
    private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long ALIVE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Stands for a test of jcstress. */
    private static final class Actors {
        private final CountDownLatch never = new CountDownLatch(1);
        private volatile boolean over;

        void waits() {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** In one wait with a time-out, which takes no CPU time. */
        void waitsForAnHour() {
            try {
                assertTrue(never.await(1, TimeUnit.HOURS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Seldom enough to use next to no CPU time, however long the looks take. */
        void wakesAgainAndAgain() {
            try {
                while (!over) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void spins() {
            while (!over) {
                Thread.onSpinWait();
            }
        }

        /** Each call is one sample. */
        void works() {
            Fork.call();
        }
    }

    private final Actors actors = new Actors();
    private final ForkWatch watch = new ForkWatch(Actors.class.getName(), SPIN, ALIVE, Set.of());
    private final List<Thread> started = new ArrayList<>();

    private Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        started.add(thread);
        return thread;
    }

    private Thread actor(String name, Runnable body) {
        return start("JcstressThread_" + name, body);
    }

    @AfterEach
    void end() throws InterruptedException {
        actors.over = true;
        actors.never.countDown();
        for (Thread thread : started) {
            thread.join();
        }
    }

    private List<String> look() {
        long[] ids = started.stream().mapToLong(Thread::getId).toArray();
        return watch.look(Arrays.stream(THREADS.getThreadInfo(ids, true, true))
                .filter(Objects::nonNull)
                .filter(info -> info.getStackTrace().length > 0)
                .toList());
    }

    private static long cpu(Thread thread) {
        return THREADS.getThreadCpuTime(thread.getId());
    }

    /** As many looks as it takes until that thread has used so much CPU time more; ends as soon as something is stuck. */
    private List<String> lookUntil(Thread thread, long nanos) {
        long start = cpu(thread);
        List<String> dump = List.of();
        while (dump.isEmpty() && cpu(thread) - start < nanos) {
            dump = look();
        }
        return dump;
    }

    /** @param times more than any rule about waits asks for */
    private List<String> look(int times) {
        List<String> dump = List.of();
        for (int i = 0; i < times && dump.isEmpty(); i++) {
            dump = look();
        }
        return dump;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    @Test
    void an_actor_that_waits_alone_is_stuck_and_the_dump_says_where() {
        awaitState(actor("left", actors::waits), Thread.State.WAITING);
        List<String> dump = look(200);
        assertTrue(
                dump.get(0).startsWith("actor waits() does not end: it waits at " + Actors.class.getName() + ".waits("),
                dump::toString);
        assertTrue(dump.get(1).startsWith("\"JcstressThread_left\" WAITING on "), dump::toString);
    }

    @Test
    void an_actor_that_uses_much_cpu_time_in_one_call_is_stuck() {
        List<String> dump = lookUntil(actor("right", actors::spins), 20 * SPIN);
        assertTrue(
                dump.get(0).startsWith("actor spins() does not end: it runs at " + Actors.class.getName() + ".spins("),
                dump::toString);
    }

    @Test
    void two_actors_that_wait_for_each_other_are_stuck_beside_one_that_has_ended() throws InterruptedException {
        awaitState(actor("left", actors::waits), Thread.State.WAITING);
        awaitState(actor("right", actors::waits), Thread.State.WAITING);
        actor("third", () -> {}).join();
        assertFalse(look(200).isEmpty());
    }

    @Test
    void an_actor_that_is_called_again_and_again_is_not_stuck_however_much_cpu_time_that_takes() {
        Thread right = actor("right", () -> {
            while (!actors.over) {
                actors.works();
            }
        });
        assertEquals(List.of(), lookUntil(right, 5 * SPIN));
    }

    @Test
    void an_actor_that_waits_for_one_that_gets_on_is_not_stuck() {
        awaitState(actor("left", actors::waits), Thread.State.WAITING);
        Thread right = actor("right", () -> {
            while (!actors.over) {
                actors.works();
            }
        });
        assertEquals(List.of(), lookUntil(right, 5 * SPIN));
    }

    @Test
    void an_actor_that_waits_beside_one_that_spins_in_vain_is_stuck() {
        awaitState(actor("left", actors::waits), Thread.State.WAITING);
        assertFalse(lookUntil(actor("right", actors::spins), 20 * SPIN).isEmpty());
    }

    /** A thread that wants to run, and is given no processor: any number of looks, and no CPU time. */
    @Test
    @PrTier("looks at a thread for some seconds")
    void an_actor_that_waits_for_a_thread_that_gets_no_processor_is_not_stuck_until_that_has_ended() throws Exception {
        ServerSocket socket = new ServerSocket(0);
        Thread left = actor("left", actors::waits);
        awaitState(left, Thread.State.WAITING);
        Thread starved = start("starved", () -> {
            try {
                socket.accept().close();
            } catch (IOException e) {
                return; // closed: it ends
            }
        });
        awaitAccept(starved);
        List<String> dump = look(100);
        socket.close();
        starved.join();
        assertEquals(List.of(), dump);
        assertFalse(look(200).isEmpty());
    }

    /** In the native method all its life from now on: RUNNABLE, and idle. */
    private static void awaitAccept(Thread thread) {
        ThreadInfo info = null;
        while (info == null || info.getStackTrace().length == 0 || !info.isInNative()) {
            info = THREADS.getThreadInfo(new long[] {thread.getId()}, false, false)[0];
        }
    }

    @Test
    @PrTier("looks at a thread for some seconds")
    void an_actor_that_only_waits_with_a_time_out_is_not_stuck() {
        awaitState(actor("left", actors::waitsForAnHour), Thread.State.TIMED_WAITING);
        assertEquals(List.of(), look(100));
    }

    /** Such a thread may have something to do when its time is up. */
    @Test
    @PrTier("looks at a thread for some seconds")
    void an_actor_that_waits_beside_a_thread_that_wakes_again_and_again_is_stuck_after_many_looks() {
        awaitState(actor("left", actors::waits), Thread.State.WAITING);
        awaitState(start("worker", actors::wakesAgainAndAgain), Thread.State.TIMED_WAITING);
        assertEquals(List.of(), look(20));
        assertFalse(look(1_000).isEmpty());
    }

    @Test
    void jcstress_waits_longer_only_where_a_stuck_actor_is_seen() {
        assertEquals(30_000, Fork.patience(1_000, 30_000));
        assertEquals(90_000, Fork.patience(90_000, 30_000));
    }
}
