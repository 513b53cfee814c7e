package io.raceproof.stress.fit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Runs a test's actors in turn, each run in a thread of its own that is given up if it waits for what never comes, or loops.
 * What is given up is not compared with anything, and no clock decides it alone: a slow machine makes no misfit and hides
 * none.
 */
public final class Probe {
    /** A run whose threads all wait is looked at so many times, some milliseconds apart, before it is given up. */
    private static final int LOOKS = 10;

    /** The same, if another thread may be about to end the wait, or a time-out. */
    private static final int LONG_LOOKS = 100;

    private static final long LOOK_MILLIS = 3;

    /** For loops: in CPU time. */
    private static final long MOST_CPU_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** For what neither waits nor works, such as reading from a device. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The threads of one run. Those that end because it was abandoned do so without a word. */
    private static final class RunGroup extends ThreadGroup {
        RunGroup() {
            super("probe");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            if (!(thrown instanceof Coverage.AbandonedError)) {
                super.uncaughtException(thread, thrown);
            }
        }
    }

    /** A run: of some actors, in some order. */
    @FunctionalInterface
    public interface Run {
        /**
         * Runs it, and says what came of it.
         *
         * @param coverage is told which actor the current thread works for
         */
        String run(Coverage coverage) throws Exception;
    }

    private Probe() {}

    /** Every selection of the actors in their order, and all of them in the reverse order: all of them come first. */
    public static Set<List<Integer>> orders(int actors) {
        Set<List<Integer>> orders = new LinkedHashSet<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            all.add(i);
        }
        List<Integer> reverse = new ArrayList<>(all);
        Collections.reverse(reverse);
        orders.add(all);
        orders.add(reverse);
        for (int chosen = (1 << actors) - 2; chosen >= 0; chosen--) {
            int bits = chosen;
            orders.add(all.stream().filter(i -> (bits >> i & 1) == 1).toList());
        }
        return orders;
    }

    /**
     * What a run gave; empty if it did not come to its end, or not twice the same.
     *
     * @param run is called twice, each time in a new thread
     * @param total to this is added what the actors did
     */
    public static Optional<String> twice(Run run, Coverage total) throws InterruptedException {
        Optional<String> first = once(run, total);
        return first.isPresent() && first.equals(once(run, total)) ? first : Optional.empty();
    }

    private static Optional<String> once(Run run, Coverage total) throws InterruptedException {
        Coverage coverage = new Coverage();
        AtomicReference<String> result = new AtomicReference<>();
        ThreadGroup group = new RunGroup();
        Thread thread = new Thread(
                group,
                () -> {
                    try {
                        result.set(run.run(coverage));
                    } catch (Coverage.AbandonedError e) {
                        return; // no thread waits any more
                    } catch (Throwable t) {
                        result.set(t.getClass().getName());
                    }
                },
                "probe");
        thread.setDaemon(true);
        thread.start();
        await(thread, group);
        boolean ended = !thread.isAlive() && !coverage.isCutShort();
        coverage.abandon();
        total.addAll(coverage);
        return ended ? Optional.ofNullable(result.get()) : Optional.empty();
    }

    private static void await(Thread thread, ThreadGroup group) throws InterruptedException {
        long start = System.nanoTime();
        int idle = 0;
        while (thread.isAlive() && System.nanoTime() - start < MOST_NANOS) {
            thread.join(LOOK_MILLIS);
            List<Thread> threads = threadsOf(group);
            Set<Thread.State> states = threads.stream().map(Thread::getState).collect(Collectors.toSet());
            idle = states.contains(Thread.State.RUNNABLE) ? 0 : idle + 1;
            boolean mayGoOn = threads.size() > 1 || states.contains(Thread.State.TIMED_WAITING);
            long cpu = threads.stream()
                    .mapToLong(each -> Math.max(0, THREADS.getThreadCpuTime(each.getId())))
                    .sum();
            if (idle >= (mayGoOn ? LONG_LOOKS : LOOKS) || cpu > MOST_CPU_NANOS) {
                return;
            }
        }
    }

    private static List<Thread> threadsOf(ThreadGroup group) {
        Thread[] threads = new Thread[2 * group.activeCount() + 8];
        return Arrays.asList(threads).subList(0, group.enumerate(threads));
    }
}
