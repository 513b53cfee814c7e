package io.raceproof.lessons.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells threads that wait with a time-out, look, and wait again. On a busy machine one of them is nearly always about to look,
 * and no moment comes in which all wait; but one that has looked so often, each time on its own processor, will not see
 * anything else the next time. Counts the waits of a thread, and no time. For one thread.
 */
final class Pollers {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** How often each had waited when it was first asked for. */
    private final Map<Thread, Long> atFirst = new HashMap<>();

    /** Those that were seen to wait with a time-out. */
    private final Set<Thread> timed = new HashSet<>();

    private final int rounds;

    /** Of threads that have gone so many rounds since they were first asked for. */
    Pollers(int rounds) {
        this.rounds = rounds;
    }

    /** Whether this thread is one. */
    boolean contains(Thread thread) {
        if (thread.getState() == Thread.State.TIMED_WAITING) {
            timed.add(thread);
        }
        ThreadInfo info = threads.getThreadInfo(thread.getId());
        if (info == null) {
            return false; // it has ended
        }
        Long first = atFirst.putIfAbsent(thread, info.getWaitedCount());
        return first != null && timed.contains(thread) && info.getWaitedCount() - first >= rounds;
    }
}
