package io.raceproof.lessons.demo;

import io.raceproof.lessons.kit.OtherThreads;
import io.raceproof.lessons.lab.Fresh;
import io.raceproof.lessons.lab.Lab;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Repeats a unit test in a thread of its own, and has looks at that: a version that is broken may hang. Time alone is no evidence
 * of that. A run hangs if no thread of it has done anything in many looks, and none waits with a time-out; or if it has used
 * much CPU time. The threads of such a run are left behind.
 */
final class RepeatedTest {
    private static final long LOOK_MILLIS = 200;
    private static final long MOST_CPU_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * What was seen in a look.
     *
     * @param run the number of the run that goes on
     * @param waits of each thread, in which of its waits it is; empty if it is in none, or in one with a time-out
     */
    private record Look(int run, List<String> waits) {
        boolean isIdle() {
            return !waits.contains("");
        }
    }

    private final Lab.Body<Object> test;
    private final Class<?> version;
    private final int most;
    private final long end;
    private final int looks;
    private final ThreadGroup group = new ThreadGroup("unit test");

    /** Written by the thread that repeats the test; read by the one that has looks at it, as the next is. */
    private final AtomicInteger green = new AtomicInteger();

    private final AtomicInteger runs = new AtomicInteger();

    /**
     * Prepares it.
     *
     * @param looks in so many, one after the other, a run that hangs has done nothing
     */
    RepeatedTest(Lab.Body<Object> test, Class<?> version, int most, Duration limit, int looks) {
        this.test = test;
        this.version = version;
        this.most = most;
        this.end = System.nanoTime() + limit.toNanos();
        this.looks = looks;
    }

    UnitTestLens run() throws Exception {
        FutureTask<UnitTestLens> task = new FutureTask<>(this::repeat);
        Thread thread = new Thread(group, task, "unit test");
        thread.setDaemon(true);
        thread.start();
        Look before = look();
        long cpuBefore = 0;
        int idle = 0;
        while (idle < looks && cpu() - cpuBefore < MOST_CPU_NANOS) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception failure ? failure : e;
            } catch (TimeoutException goesOn) {
                Look now = look();
                idle = now.isIdle() && now.equals(before) ? idle + 1 : 0;
                cpuBefore = now.run() == before.run() ? cpuBefore : cpu();
                before = now;
            }
        }
        return new UnitTestLens(green.get(), runs.get(), true);
    }

    private UnitTestLens repeat() throws Exception {
        do {
            runs.incrementAndGet();
            try {
                test.run(Fresh.of(version));
                green.incrementAndGet();
            } catch (AssertionError red) {
                // counted by not counting it as green
            }
        } while (runs.get() < most && System.nanoTime() - end < 0);
        return new UnitTestLens(green.get(), runs.get(), false);
    }

    private Look look() {
        return new Look(
                runs.get(), OtherThreads.in(group).map(RepeatedTest::waiting).toList());
    }

    private long cpu() {
        return OtherThreads.in(group)
                .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getId())))
                .sum();
    }

    private static String waiting(Thread thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId());
        if (info == null) {
            return "";
        }
        Thread.State state = info.getThreadState();
        boolean waits = state == Thread.State.WAITING || state == Thread.State.BLOCKED;
        return waits ? thread.getId() + " " + info.getWaitedCount() + " " + info.getBlockedCount() : "";
    }
}
