package io.raceproof.stress.jcstress;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks, in a JVM that races, whether an actor is stuck. If one is, prints a thread dump and ends the JVM. Time alone is no
 * evidence: a machine may be busy, or stopped. What counts is what the threads have done since the actor was called:
 *
 * <pre>
 *   the actor      spins  has used {@link #SPIN_NANOS} of CPU time in the same call, or
 *                  waits  is in the same wait for {@link #LOOKS} looks,
 *   and each other thread
 *                  waits  in one and the same wait all that time, or
 *                  works  has used {@link #ALIVE_NANOS} of CPU time, and called no actor meanwhile, or
 *                  wakes  again and again from timed waits, for {@link #TIMED_LOOKS} looks
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
    private static final int TIMED_LOOKS = 30;
    private static final long LOOK_MILLIS = 500;

    /** Most JVMs have ended by then, and have not paid for what it takes to look. */
    private static final long FIRST_LOOK_MILLIS = 3_000;

    private static final long SPIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /**
     * What a thread has done so far.
     *
     * @param waits how often it has begun to wait: another number is another wait
     * @param calls how often it has called an actor, since they are counted: another number is another call
     * @param cpu its CPU time
     */
    private record Progress(long waits, long calls, long cpu) {}

    /**
     * A stay of a thread in an actor.
     *
     * @param since what all threads had done when it was first seen
     * @param looks how often it was seen
     */
    private record Stay(Map<Long, Progress> since, int looks) {
        Progress own(long id) {
            return since.getOrDefault(id, NOTHING);
        }
    }

    private static final Progress NOTHING = new Progress(0, 0, 0);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String test;
    private final long spinNanos;
    private final long aliveNanos;

    /** The threads of the JVM and of jcstress, which were there before the test: no actor waits for them. */
    private final Set<Long> others;

    /** By thread, in the same call of an actor. */
    private final Map<Long, Stay> calls = new HashMap<>();

    /** By thread, in the same wait in an actor. */
    private final Map<Long, Stay> waits = new HashMap<>();

    /**
     * Makes one.
     *
     * @param test the name of the class with the actors
     * @param spinNanos so much CPU time in one call of an actor is too much
     * @param aliveNanos a thread that has used so much CPU time would have let another go on
     * @param others threads that are not the test's
     */
    ForkWatch(String test, long spinNanos, long aliveNanos, Set<Long> others) {
        this.test = test;
        this.spinNanos = spinNanos;
        this.aliveNanos = aliveNanos;
        this.others = others;
    }

    /** Called before the test starts a thread. */
    static void start(String test) {
        Set<Long> others =
                Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());
        Thread watch = new Thread(new ForkWatch(test, SPIN_NANOS, ALIVE_NANOS, others), "raceproof watch");
        others.add(watch.getId());
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(FIRST_LOOK_MILLIS);
            while (true) {
                Thread.sleep(LOOK_MILLIS); // between two looks; what counts is what the JVM did meanwhile
                List<String> dump = look(Arrays.stream(THREADS.dumpAllThreads(true, true))
                        .filter(info -> !others.contains(info.getThreadId()))
                        .filter(info -> info.getStackTrace().length > 0)
                        .toList());
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

    /**
     * Has one look.
     *
     * @param all the test's threads
     * @return a thread dump that begins with what is stuck; empty if nothing is
     */
    List<String> look(List<ThreadInfo> all) {
        Map<Long, Progress> now =
                all.stream().collect(Collectors.toMap(ThreadInfo::getThreadId, ForkWatch::progressOf));
        List<ThreadInfo> acting =
                all.stream().filter(info -> actorOf(info) != null).toList();
        List<Long> ids = acting.stream().map(ThreadInfo::getThreadId).toList();
        calls.keySet().retainAll(ids);
        waits.keySet().retainAll(ids);
        ThreadInfo stuck = null;
        for (ThreadInfo info : acting) {
            boolean spins = spins(info, now);
            boolean waits = waits(info, now);
            if ((spins && isLast(info, all, calls, now)) || (waits && isLast(info, all, this.waits, now))) {
                stuck = info;
            }
        }
        if (stuck != null && !Fork.isCounting()) { // what was seen so far may have been many calls
            Fork.countCalls();
            calls.clear();
            waits.clear();
            return List.of();
        }
        return stuck == null ? List.of() : dump(stuck, all);
    }

    private static Progress progressOf(ThreadInfo info) {
        long id = info.getThreadId();
        return new Progress(
                info.getWaitedCount() + info.getBlockedCount(),
                Fork.calls(id),
                Math.max(0, THREADS.getThreadCpuTime(id)));
    }

    /** Whether the thread has used much CPU time in this call of an actor. */
    private boolean spins(ThreadInfo info, Map<Long, Progress> now) {
        long id = info.getThreadId();
        Progress own = now.getOrDefault(id, NOTHING);
        Stay before = calls.get(id);
        Stay stay = before != null && before.own(id).calls() == own.calls()
                ? new Stay(before.since(), before.looks() + 1)
                : new Stay(now, 1);
        calls.put(id, stay);
        return own.cpu() - stay.own(id).cpu() > spinNanos;
    }

    /** Whether the thread waits, and has been seen in this wait often enough. */
    private boolean waits(ThreadInfo info, Map<Long, Progress> now) {
        long id = info.getThreadId();
        if (!isWaiting(info)) {
            waits.remove(id);
            return false;
        }
        Progress own = now.getOrDefault(id, NOTHING);
        Stay before = waits.get(id);
        Stay stay = before != null && before.own(id).waits() == own.waits()
                ? new Stay(before.since(), before.looks() + 1)
                : new Stay(now, 1);
        waits.put(id, stay);
        return stay.looks() >= LOOKS;
    }

    private static boolean isWaiting(ThreadInfo info) {
        return info.getThreadState() == Thread.State.WAITING || info.getThreadState() == Thread.State.BLOCKED;
    }

    /** Whether no other thread is about to let the thread go on. */
    private boolean isLast(ThreadInfo stuck, List<ThreadInfo> all, Map<Long, Stay> stays, Map<Long, Progress> now) {
        Stay stay = stays.getOrDefault(stuck.getThreadId(), new Stay(now, 1));
        return all.stream()
                .filter(info -> info.getThreadId() != stuck.getThreadId())
                .noneMatch(info -> mayGoOn(info, stay, now.getOrDefault(info.getThreadId(), NOTHING)));
    }

    private boolean mayGoOn(ThreadInfo info, Stay stay, Progress now) {
        Progress before = stay.own(info.getThreadId());
        if (now.calls() != before.calls()) {
            return true;
        }
        if (info.getThreadState() == Thread.State.TIMED_WAITING) {
            return stay.looks() < TIMED_LOOKS;
        }
        boolean sameWait = isWaiting(info) && now.waits() == before.waits();
        return !sameWait && now.cpu() - before.cpu() < aliveNanos;
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

    private List<String> dump(ThreadInfo stuck, List<ThreadInfo> all) {
        List<String> lines = new ArrayList<>();
        lines.add("actor " + actorOf(stuck) + "() does not end: it " + (isWaiting(stuck) ? "waits" : "runs") + " at "
                + text(placeOf(stuck)));
        all.forEach(info -> lines.addAll(describe(info)));
        return lines;
    }

    /** The innermost frame that is not the JDK's. An actor has one at least: its own. */
    private static StackTraceElement placeOf(ThreadInfo info) {
        return Arrays.stream(info.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .orElse(info.getStackTrace()[0]);
    }

    /** Without its class loader and its module. */
    private static String text(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }

    private static List<String> describe(ThreadInfo info) {
        List<String> lines = new ArrayList<>();
        LockInfo lock = info.getLockInfo();
        lines.add("\"" + info.getThreadName() + "\" " + info.getThreadState()
                + (lock == null ? "" : " on " + lock)
                + (info.getLockOwnerName() == null ? "" : " held by \"" + info.getLockOwnerName() + "\""));
        Arrays.stream(info.getStackTrace()).forEach(frame -> lines.add("    at " + text(frame)));
        Arrays.stream(info.getLockedMonitors()).forEach(monitor -> lines.add("    holds monitor " + monitor));
        Arrays.stream(info.getLockedSynchronizers()).forEach(held -> lines.add("    holds lock " + held));
        return lines;
    }
}
