package io.raceproof.lessons.kit;

import io.raceproof.stress.process.ProcessorTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long a check waits for other threads: not by the clock, which goes on while the machine is busy or the JVM is stopped,
 * but until nothing can come any more. That is when every other thread has been seen to wait, look after look, a {@linkplain
 * Pollers poller} that has looked often enough included, or when a lot of processor time was used. For one thread.
 */
public final class Quiescence {
    /** A look each time this thread has slept and got the processor again. */
    private static final long BETWEEN_LOOKS_MILLIS = 10;

    private static final int LOOKS = 60;

    /** For the end of a thread, which may itself be patient. */
    private static final int LOOKS_FOR_AN_END = 200;

    /** So many rounds for each look does a thread go that waits with a time-out again and again, before it is taken to wait. */
    private static final int ROUNDS = 3;

    private static final Duration PROCESSOR_TIME = Duration.ofSeconds(2);

    /** With that of those who only look: a thread that reads from outside seems to run, and uses none. */
    private static final Duration ALL_PROCESSOR_TIME = Duration.ofSeconds(6);

    /** The names of the threads that look at a check from time to time. */
    private static final Set<String> WATCHES = Set.of("check watch", "virtual clock");

    /** Those of all threads that wait here now. */
    private static final Set<Quiescence> WAITING = ConcurrentHashMap.newKeySet();

    private final Thread thread = Thread.currentThread();
    private final long processorTime = processorTime();
    private final long watchTime = watchTime();
    private int waited;

    private final int looks;
    /** Counted by the thread that waits, read by virtual clocks. */
    private final AtomicInteger looked = new AtomicInteger();

    /** Null until it has looked for longer than most waits take. */
    private @Nullable Pollers pollers;

    private Quiescence(int looks) {
        this.looks = looks;
    }

    /** One thing that is waited for. */
    @FunctionalInterface
    public interface Wait {
        /** Waits for at most so long; whether it has come. */
        boolean await(long millis) throws InterruptedException;
    }

    /** Waits until it has come, or nothing can come any more; whether it has come. */
    public static boolean await(Wait wait) throws InterruptedException {
        return await(wait, LOOKS);
    }

    private static boolean await(Wait wait, int looks) throws InterruptedException {
        Quiescence quiescence = new Quiescence(looks);
        WAITING.add(quiescence);
        try {
            while (!wait.await(BETWEEN_LOOKS_MILLIS)) {
                if (quiescence.isOver()) {
                    return wait.await(1);
                }
            }
            return true;
        } finally {
            WAITING.remove(quiescence);
        }
    }

    /** Waits for the end of a thread; whether it has ended. */
    public static boolean join(Thread thread) throws InterruptedException {
        Wait end = millis -> {
            thread.join(millis);
            return !thread.isAlive();
        };
        return await(end, LOOKS_FOR_AN_END);
    }

    private boolean isOver() {
        if (looked.incrementAndGet() > looks && pollers == null) {
            pollers = new Pollers(ROUNDS * looks);
        }
        waited = someoneElseCanGoOn(pollers) ? 0 : waited + 1;
        return waited >= looks || hasUsedMuch();
    }

    /** Those who only look have used some, too, and much of it on a busy machine, where there is more to look at. */
    private boolean hasUsedMuch() {
        long used = processorTime() - processorTime;
        return used > ALL_PROCESSOR_TIME.toNanos()
                || (used > PROCESSOR_TIME.toNanos() && used - (watchTime() - watchTime) > PROCESSOR_TIME.toNanos());
    }

    /** The processor time of this thread, and of those that only watch the check. */
    private static long watchTime() {
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        return times.getCurrentThreadCpuTime()
                + OtherThreads.ofThisGroup()
                        .filter(thread -> WATCHES.contains(thread.getName()))
                        .mapToLong(thread -> Math.max(0, times.getThreadCpuTime(thread.getId())))
                        .sum();
    }

    /** Those of this group's threads that wait here now, and how often each has looked in vain. */
    static Map<Quiescence, Integer> waiters() {
        Set<Thread> others = OtherThreads.ofThisGroup().collect(Collectors.toSet());
        return WAITING.stream()
                .filter(one -> others.contains(one.thread))
                .collect(Collectors.toMap(one -> one, one -> one.looked.get()));
    }

    /** Whether a thread besides this one and the waiters runs, or has been woken. Those that only watch the check do not count. */
    static boolean someoneElseCanGoOn(Set<Quiescence> waiters) {
        Set<Thread> waiting = waiters.stream().map(one -> one.thread).collect(Collectors.toSet());
        return canOneGoOn(OtherThreads.ofThisGroup()
                .filter(thread -> !WATCHES.contains(thread.getName()) && !waiting.contains(thread))
                .toList());
    }

    private static boolean someoneElseCanGoOn(@Nullable Pollers pollers) {
        List<Thread> others = OtherThreads.ofThisGroup()
                .filter(thread -> !WATCHES.contains(thread.getName()))
                .filter(thread -> pollers == null || !pollers.contains(thread))
                .toList();
        return canOneGoOn(others);
    }

    private static boolean canOneGoOn(List<Thread> others) {
        return others.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)
                || NativeThreads.canOneRun(others.stream());
    }

    private static long processorTime() {
        return ProcessorTime.ofThisJvm().toNanos();
    }
}
