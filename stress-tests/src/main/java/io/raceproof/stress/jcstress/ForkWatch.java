package io.raceproof.stress.jcstress;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks, in a JVM that races, whether an actor is stuck. If one is, prints a thread dump and ends the JVM. Time alone is no
 * evidence: a machine may be busy, or stopped.
 *
 * <pre>
 *   an actor's thread  runs   and has used more than {@link #SPIN_NANOS} of CPU time: an iteration is far shorter, and each
 *                             has threads of its own
 *                      waits  in the same wait for {@link #LOOKS} looks, while every thread that could end that wait
 *                             waits, too, or has used {@link #ALIVE_NANOS} of CPU time without ending it
 * </pre>
 *
 * <p>For its own thread.
 */
final class ForkWatch implements Runnable {
    /** Begins each line of a thread dump in which an actor is stuck. */
    static final String STUCK = "raceproof stuck\t";

    /** The exit status of a JVM that was ended because an actor was stuck. */
    static final int EXIT = 97;

    private static final int LOOKS = 10;
    private static final long LOOK_MILLIS = 500;

    /** Most JVMs have ended by then, and have not paid for what it takes to look. */
    private static final long FIRST_LOOK_MILLIS = 3_000;

    private static final long SPIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /**
     * A wait that was seen.
     *
     * @param waits how often the thread had begun to wait: another number is another wait
     * @param cpu of every thread when it was first seen
     * @param looks how often it was seen
     */
    private record Wait(long waits, Map<Long, Long> cpu, int looks) {}

    private final String test;
    private final long spinNanos;
    private final Map<Long, Wait> waits = new HashMap<>();

    private ForkWatch(String test, int iterationMillis) {
        this.test = test;
        this.spinNanos = SPIN_NANOS + 3 * TimeUnit.MILLISECONDS.toNanos(Math.max(0, iterationMillis));
    }

    static void start(String test, int iterationMillis) {
        Thread watch = new Thread(new ForkWatch(test, iterationMillis), "raceproof watch");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(FIRST_LOOK_MILLIS);
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            while (true) {
                Thread.sleep(LOOK_MILLIS); // between two looks; what counts is what the JVM did meanwhile
                List<String> dump = look(threads);
                if (!dump.isEmpty()) {
                    dump.forEach(line -> System.out.println(STUCK + line));
                    System.out.flush();
                    Runtime.getRuntime().halt(EXIT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread dump that begins with what is stuck; empty if nothing is. */
    private List<String> look(ThreadMXBean threads) {
        ThreadInfo[] all = threads.dumpAllThreads(true, true);
        List<ThreadInfo> acting =
                Arrays.stream(all).filter(info -> actorOf(info) != null).toList();
        Map<Long, Long> cpu = new HashMap<>();
        Arrays.stream(all).forEach(info -> cpu.put(info.getThreadId(), threads.getThreadCpuTime(info.getThreadId())));
        Set<Long> waiting = new HashSet<>();
        acting.stream().filter(info -> isSameWait(info, cpu)).forEach(info -> waiting.add(info.getThreadId()));
        waits.keySet().retainAll(cpu.keySet());
        for (ThreadInfo info : acting) {
            boolean spins = info.getThreadState() == Thread.State.RUNNABLE
                    && cpu.getOrDefault(info.getThreadId(), 0L) > spinNanos;
            if (spins || (waiting.contains(info.getThreadId()) && nobodyEndsIt(info, all, cpu))) {
                return dump(info, all);
            }
        }
        return List.of();
    }

    /** Whether the thread waits, and has been seen in this wait often enough. */
    private boolean isSameWait(ThreadInfo info, Map<Long, Long> cpu) {
        long id = info.getThreadId();
        if (!isWaiting(info)) {
            waits.remove(id);
            return false;
        }
        long number = info.getWaitedCount() + info.getBlockedCount();
        Wait wait = waits.get(id);
        wait = wait == null || wait.waits() != number
                ? new Wait(number, cpu, 1)
                : new Wait(number, wait.cpu(), wait.looks() + 1);
        waits.put(id, wait);
        return wait.looks() >= LOOKS;
    }

    private static boolean isWaiting(ThreadInfo info) {
        return info.getThreadState() == Thread.State.WAITING || info.getThreadState() == Thread.State.BLOCKED;
    }

    private boolean nobodyEndsIt(ThreadInfo stuck, ThreadInfo[] all, Map<Long, Long> cpu) {
        Map<Long, Long> before =
                java.util.Objects.requireNonNull(waits.get(stuck.getThreadId())).cpu();
        return Arrays.stream(all)
                .filter(info -> info.getThreadId() != Thread.currentThread().getId())
                .filter(info -> info.getThreadState() == Thread.State.RUNNABLE && info.getStackTrace().length > 0)
                .allMatch(info -> cpu.getOrDefault(info.getThreadId(), 0L) - before.getOrDefault(info.getThreadId(), 0L)
                        >= ALIVE_NANOS);
    }

    /** The name of the actor that the thread is in, or null. */
    private @Nullable String actorOf(ThreadInfo info) {
        if (!info.getThreadName().startsWith("JcstressThread_")) {
            return null;
        }
        return Arrays.stream(info.getStackTrace())
                .filter(frame -> frame.getClassName().equals(test))
                .map(StackTraceElement::getMethodName)
                .reduce((inner, outer) -> outer)
                .orElse(null);
    }

    private List<String> dump(ThreadInfo stuck, ThreadInfo[] all) {
        StackTraceElement at = stuck.getStackTrace()[0];
        List<String> lines = new ArrayList<>();
        lines.add("actor " + actorOf(stuck) + "() does not end: it " + (isWaiting(stuck) ? "waits" : "runs") + " at "
                + at);
        for (ThreadInfo info : all) {
            if (info.getStackTrace().length > 0
                    && info.getThreadId() != Thread.currentThread().getId()) {
                lines.addAll(describe(info));
            }
        }
        return lines;
    }

    private static List<String> describe(ThreadInfo info) {
        List<String> lines = new ArrayList<>();
        LockInfo lock = info.getLockInfo();
        lines.add("\"" + info.getThreadName() + "\" " + info.getThreadState()
                + (lock == null ? "" : " on " + lock)
                + (info.getLockOwnerName() == null ? "" : " held by \"" + info.getLockOwnerName() + "\""));
        Arrays.stream(info.getStackTrace()).forEach(frame -> lines.add("    at " + frame));
        Arrays.stream(info.getLockedMonitors()).forEach(monitor -> lines.add("    holds monitor " + monitor));
        Arrays.stream(info.getLockedSynchronizers()).forEach(held -> lines.add("    holds lock " + held));
        return lines;
    }
}
